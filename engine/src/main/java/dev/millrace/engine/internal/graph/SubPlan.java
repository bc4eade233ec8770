package dev.millrace.engine.internal.graph;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.flow.Source;

/**
 * A step of a plan that is to be at work, with those below it: what it does, and what those above read of its rows. Where the graph has an
 * equal one already, that is used; so nothing is compiled and no rows are touched before it is known that none has.
 */
public final class SubPlan {

    private final Key key;
    private final List<Input> inputs;
    private final int width;
    private final Maker maker;
    private final boolean ofTable;
    /** Whose rows it hands on; null if it does something else. */
    private final @Nullable Source source;
    private final long[] demanded;

    /**
     * The rows that a step consumes.
     *
     * @param plan gives them
     * @param lane where its lanes stand among those of the step that consumes it; {@link #NOWHERE} if they do not
     * @param reads the components that the step itself reads, for each lane
     * @param guard what rows must have to be of any concern to the step, of which they are the only input; null if all are
     * @param moving tells that instead where it changes while the step is at work; else null
     */
    public record Input(SubPlan plan, int lane, long[] reads, @Nullable Guard guard, @Nullable MovingGuard moving) {

        /** The lanes of the input are not among those of the step. */
        public static final int NOWHERE = -1;

        /** Rows of which all are of concern. */
        public Input(SubPlan plan, int lane, long[] reads) {
            this(plan, lane, reads, null, null);
        }
    }

    /**
     * A step.
     *
     * @param form what it does, over nothing yet: equal forms over equal inputs have the same rows
     * @param strict what throws at each problem: only queries of the same share the step; null if problems are counted
     * @param inputs what it consumes
     * @param width the number of lanes of its rows
     * @param ofTable whether it hands on rows of one table under the slots they have there, all of them or some
     * @param maker makes the operator
     */
    public SubPlan(Key form, @Nullable Object strict, List<Input> inputs, int width, boolean ofTable, Maker maker) {
        this(form, strict, inputs, width, ofTable, maker, null);
    }

    /**
     * The step that hands on the rows of a source.
     *
     * @param form what it does: equal forms have the same rows
     * @param strict as for other steps
     * @param source has the rows
     */
    public SubPlan(Key form, @Nullable Object strict, Source source) {
        this(form, strict, List.of(), source.width(), source instanceof RowTable, assembly -> new ScanOperator(source),
                source);
    }

    private SubPlan(Key form, @Nullable Object strict, List<Input> inputs, int width, boolean ofTable, Maker maker,
            @Nullable Source source) {
        this.key = form.over(inputs.stream().map(input -> input.plan().key).toList(), strict);
        this.inputs = List.copyOf(inputs);
        this.width = width;
        this.ofTable = ofTable;
        this.maker = maker;
        this.source = source;
        this.demanded = new long[width];
    }

    /** The number of lanes of its rows. */
    public int width() {
        return width;
    }

    /** Whether it hands on rows of one table under the slots they have there, before others that each has at most one of. */
    public boolean isOfTable() {
        return ofTable;
    }

    /** Says what is read of its rows. */
    public void demand(long[] components) {
        for (int lane = 0; lane < width; lane++) {
            demanded[lane] |= components[lane];
        }
    }

    /** Passes what is read of this and of all above it on to those below; called from the last step to the first. */
    public void passDemands() {
        for (Input input : inputs) {
            SubPlan below = input.plan();
            below.demand(input.reads());
            for (int lane = 0; lane < below.width && input.lane() != Input.NOWHERE; lane++) {
                below.demanded[lane] |= demanded[input.lane() + lane];
            }
        }
    }

    /** Whose rows it hands on; null if it does something else. */
    @Nullable
    Source source() {
        return source;
    }

    Key key() {
        return key;
    }

    List<Input> inputs() {
        return inputs;
    }

    Maker maker() {
        return maker;
    }

    /** What is read of its rows; complete when all demands are passed. */
    long[] demanded() {
        return demanded;
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
