package dev.millrace.engine.internal.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Buildup;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.flow.Source;
import dev.millrace.engine.internal.output.OutputBuildup;

/**
 * A query that is filled beside commits (design 4.10), because it reads large sources. Its operators are at work in the graph from the
 * beginning, but scans of large sources hand on the rows of more and more slots: of those below the mark it learns from commits, of those
 * above when the mark passes them. First the indexes are built that it needs, last the order of its result. Nobody shares its operators
 * before it is ready.
 */
public final class Aside {

    private final int slice;
    private final Registry registry;
    /** Steps that were looked at: one may be below many. */
    private final Map<SubPlan, Boolean> large = new IdentityHashMap<>();
    private final List<Buildup> indexes = new ArrayList<>();
    private final Deque<Buildup> buildups = new ArrayDeque<>();
    /** Builds the result; null if that follows each step. */
    private @Nullable OutputBuildup output;

    /**
     * Nothing yet.
     *
     * @param slice about so many rows are read in the time of the writer; sources of more are large
     * @param registry has the operators it does not share yet
     */
    Aside(int slice, Registry registry) {
        this.slice = slice;
        this.registry = registry;
    }

    /** Whether the rows of a source are handed on slice by slice. */
    boolean isLarge(Source source) {
        return source.slots() > slice;
    }

    /** Whether a step or one below it reads a large source. */
    boolean isLarge(SubPlan plan) {
        Boolean known = large.get(plan);
        if (known == null) {
            known = plan.source() != null && isLarge(plan.source())
                    || plan.inputs().stream().anyMatch(input -> isLarge(input.plan()));
            large.put(plan, known);
        }
        return known;
    }

    /** Has its operators until it is ready. */
    Registry registry() {
        return registry;
    }

    /** Lets a scan hand on its rows slice by slice, if its source is large. */
    void hold(ScanOperator scan) {
        if (isLarge(scan.source())) {
            scan.hold(indexes);
        }
    }

    /** Has a scan fed. */
    void add(OperatorVertex scan, Graph graph) {
        buildups.add(new Feeding(scan, graph));
    }

    /** All operators are made; what builds the result follows what they do, or null if that follows each step. */
    void end(@Nullable OutputBuildup result) {
        output = result;
        indexes.forEach(buildups::addFirst);
        indexes.clear();
        large.clear();
    }

    /**
     * A turn that has the engine to itself.
     *
     * @return whether the query is current from now on
     * @throws RuntimeException if a row cannot be read
     */
    public boolean advance() {
        Buildup current = buildups.peek();
        if (current == null) {
            return output == null || output.advance(slice);
        }
        if (current.advance(slice)) {
            buildups.remove();
        }
        if (output != null) {
            output.take();
        }
        return buildups.isEmpty() && output == null;
    }

    /**
     * Works on what the last turn took, while commits go on.
     *
     * @throws RuntimeException if a row cannot be read
     */
    public void work() {
        Buildup current = buildups.peek();
        if (current != null) {
            current.work();
        }
        if (output != null) {
            output.work();
        }
    }

    /** Gives up, in a turn that has the engine to itself; the query is to be closed. */
    public void cancel() {
        indexes.forEach(Buildup::cancel);
        buildups.forEach(Buildup::cancel);
        buildups.clear();
    }

    /** Lets a scan hand on its rows slice by slice, each in a step of its own. */
    private record Feeding(OperatorVertex scan, Graph graph) implements Buildup {

        @Override
        public boolean advance(int most) {
            ScanOperator operator = (ScanOperator) scan.operator();
            operator.feed(most);
            graph.step(scan);
            return operator.isFed();
        }

        @Override
        public void work() {
            // All is done in the time of the writer: what is above may pull rows that commits change.
        }

        @Override
        public void cancel() {
            // The scan is closed with its query.
        }
    }
}
