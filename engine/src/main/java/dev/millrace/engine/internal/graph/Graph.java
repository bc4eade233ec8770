package dev.millrace.engine.internal.graph;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.collections.api.factory.primitive.ObjectLongMaps;
import org.eclipse.collections.api.map.primitive.MutableObjectLongMap;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Problem;
import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.flow.Allowance;
import dev.millrace.engine.internal.flow.Counts;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.Probe;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.flow.Source;
import dev.millrace.engine.internal.flow.TemporalFilterOperator;
import dev.millrace.engine.internal.flow.WindowOperator;
import dev.millrace.engine.internal.output.Output;
import dev.millrace.query.Window;

/**
 * The operators of all open queries as one graph, in which equal sub-plans are one vertex. A commit goes through it in the order of
 * ranks, never recursively: each operator runs at most once, after all it reads, and only if a change can concern it.
 *
 * <p>An operator that fails fails all queries above it, and no other; what is below goes on. Confined to the writer of its engine.
 */
public final class Graph {

    private final Probe probe;
    private final int worthARoute;
    private final Tally.ProblemClock problems = new Tally.ProblemClock();
    private final boolean shares;
    private final HandingDown handingDown;
    /** How many rows may be read when a query is opened. */
    private final Allowance allowance;
    /** Whether a step was cut off half-way. */
    private boolean cutOff;
    private final Registry shared;
    private final Map<Source, List<OperatorVertex>> scans = new IdentityHashMap<>();
    private final List<OperatorVertex> temporal = new ArrayList<>();
    private final Routing routing;
    /** The step in progress. */
    private final Propagation step;
    private final HandDown handDown;
    private long vertices;
    private long stepsShared;
    private long windowsMoved;
    private long plansRenewed;
    private long filledAside;
    private long slicesFed;
    /** What operators have told that are no more. */
    private final MutableObjectLongMap<String> past = ObjectLongMaps.mutable.empty();
    private final Counts ofThePast = past::addToValue;

    /**
     * A graph of nothing.
     *
     * @param probe watches the operators
     * @param shares whether equal sub-plans are one vertex
     * @param handingDown when changes of one row are handed down from step to step
     * @param worthARoute so many must consume the rows of an operator for changes to be told only to those whom they can concern
     * @param allowance how many rows may be read when a query is opened
     */
    public Graph(Probe probe, boolean shares, HandingDown handingDown, int worthARoute, Allowance allowance) {
        this.allowance = allowance;
        this.probe = probe;
        this.shared = new Registry(shares);
        this.routing = new Routing(probe, worthARoute);
        this.step = new Propagation(probe, routing);
        this.handDown = new HandDown(step);
        this.shares = shares;
        this.handingDown = handingDown;
        this.worthARoute = worthARoute;
    }

    /**
     * A query that is to be at work.
     *
     * @param root its last step
     * @param unread sources of which it reads nothing, but with which it fails
     * @param end makes what keeps the result
     */
    public record Opening(SubPlan root, List<SubPlan> unread, Function<Assembly, Output> end) {
    }

    /**
     * Adds a query.
     *
     * @param query the query
     * @param strict is told of each problem and may throw; null if nobody minds
     * @param listener is told of the result
     * @param aside how it is filled beside commits; null to fill it at once
     * @return the end of the query, current as of now, or when it is filled
     */
    public ResultVertex open(Opening query, @Nullable Consumer<Problem> strict, ResultVertex.Listener listener,
            @Nullable Aside aside) {
        List<OperatorVertex> inputs = new ArrayList<>(1 + query.unread().size());
        boolean opened = false;
        try {
            inputs.add(acquire(query.root(), strict, aside));
            query.unread().forEach(source -> inputs.add(acquire(source, strict, null)));
            Assembly assembly = new Assembly(each(inputs, OperatorVertex::operator), problems, strict);
            ResultVertex result =
                    new ResultVertex(vertices++, List.copyOf(inputs), query.end().apply(assembly), listener);
            assembly.end(result);
            inputs.forEach(input -> input.addConsumer(result, worthARoute));
            if (aside != null) {
                aside.end(result.output().buildup());
            }
            opened = true;
            return result;
        } finally {
            if (!opened) {
                inputs.forEach(input -> release(input, false));
            }
        }
    }

    /** How a query is filled beside commits, of which about so many rows are read in the time of the writer. */
    public Aside aside(int slice) {
        return new Aside(slice, new Registry(shares));
    }

    /** Lets others share the operators of a query that is filled. */
    public void share(Aside filled) {
        filledAside++;
        shared.addAll(filled.registry());
    }

    /** Removes a query; its result stays as it is. */
    public void close(ResultVertex result) {
        if (!result.isClosed()) {
            result.closed();
            result.output().counts(ofThePast);
            for (OperatorVertex input : result.inputs()) {
                input.removeConsumer(result);
                release(input, result.isSuspended());
            }
        }
    }

    private OperatorVertex acquire(SubPlan plan, @Nullable Consumer<Problem> strict, @Nullable Aside aside) {
        Registry registry = aside != null && aside.isLarge(plan) ? aside.registry() : shared;
        OperatorVertex known = registry.find(plan, step.rank());
        if (known != null) {
            allowance.spend(known.operator().rowsHeld()); // who comes to read its rows reads those it keeps
            known.acquire();
            routing.follow(known);
            stepsShared++;
            return known;
        }
        List<OperatorVertex> inputs = new ArrayList<>(plan.inputs().size());
        boolean made = false;
        try {
            for (SubPlan.Input input : plan.inputs()) {
                inputs.add(acquire(input.plan(), strict, aside));
            }
            OperatorVertex vertex = made(plan, List.copyOf(inputs), strict, aside);
            registry.add(vertex);
            made = true;
            return vertex;
        } finally {
            if (!made) {
                inputs.forEach(input -> release(input, false));
            }
        }
    }

    /** Of each vertex something. */
    private static <T> List<T> each(List<OperatorVertex> vertices, Function<OperatorVertex, T> what) {
        return vertices.size() == 1 ? List.of(what.apply(vertices.get(0))) : vertices.stream().map(what).toList();
    }

    private OperatorVertex made(SubPlan plan, List<OperatorVertex> inputs, @Nullable Consumer<Problem> strict,
            @Nullable Aside aside) {
        Assembly assembly = new Assembly(each(inputs, OperatorVertex::operator), problems, strict);
        Operator operator = plan.maker().make(assembly);
        operator.demand(plan.demanded());
        if (aside != null && operator instanceof ScanOperator scan) {
            aside.hold(scan);
        }
        watch(operator);
        int rank = operator instanceof ScanOperator scan ? scan.source().rank()
                : 1 + inputs.stream().mapToInt(OperatorVertex::rank).max().orElse(0);
        boolean guarded = plan.inputs().size() == 1 && worthARoute < Integer.MAX_VALUE;
        Guard guard = guarded ? plan.inputs().get(0).guard() : null;
        MovingGuard moving = guarded ? plan.inputs().get(0).moving() : null;
        Key key = plan.key().over(each(inputs, OperatorVertex::key)); // without a second copy of what is below
        OperatorVertex vertex = new OperatorVertex(vertices++, rank, key, operator, inputs, guard, moving);
        assembly.end(vertex);
        inputs.forEach(input -> input.addConsumer(vertex, worthARoute));
        vertex.acquire();
        routing.follow(vertex);
        for (OperatorVertex input : inputs) {
            routing.follow(input);
        }
        if (operator instanceof ScanOperator scan) {
            scans.computeIfAbsent(scan.source(), source -> new ArrayList<>()).add(vertex);
            if (aside != null && !scan.isFed()) {
                aside.add(vertex, this);
            }
        } else if (operator instanceof TemporalFilterOperator) {
            temporal.add(vertex);
        }
        return vertex;
    }

    private void watch(Operator operator) {
        boolean watched = false;
        try {
            probe.added(operator);
            watched = true;
        } finally {
            if (!watched) {
                probe.removed(operator);
                operator.close();
            }
        }
    }

    private void release(OperatorVertex vertex, boolean suspended) {
        if (!vertex.release(suspended)) {
            routing.follow(vertex);
            return;
        }
        shared.remove(vertex);
        Operator operator = vertex.operator();
        if (operator instanceof ScanOperator scan) {
            scans.computeIfPresent(scan.source(), (source, readers) -> {
                readers.remove(vertex);
                return readers.isEmpty() ? null : readers;
            });
        }
        if (operator instanceof TemporalFilterOperator) {
            temporal.remove(vertex);
        }
        probe.removed(operator);
        operator.counts(ofThePast);
        operator.close();
        for (OperatorVertex input : vertex.inputs()) {
            input.removeConsumer(vertex);
            release(input, vertex.isStopped());
        }
    }

    /** Tells how often each of several ways was gone, by all operators there are and have been. */
    public void counts(Iterable<ResultVertex> results, Counts counts) {
        counts.count("steps shared with others", stepsShared);
        counts.count("windows moved in their place", windowsMoved);
        counts.count("plans made anew for another time", plansRenewed);
        counts.count("queries hydrated beside commits", filledAside);
        counts.count("slices of rows handed on beside commits", slicesFed);
        step.counts(counts);
        handDown.counts(counts);
        routing.counts(counts);
        past.forEachKeyValue(counts::count);
        Set<OperatorVertex> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        results.forEach(result -> {
            result.output().counts(counts);
            result.inputs().forEach(input -> each(input, vertex -> vertex.operator().counts(counts), visited));
        });
    }

    /** Whether any query reads a source. */
    public boolean reads(Source source) {
        return scans.containsKey(source);
    }

    /** Whether any operator follows the clock. */
    public boolean followsTheClock() {
        return !temporal.isEmpty();
    }

    /** Notes that a source has changed: its {@link Source#delta} has what. */
    public void changed(Source source) {
        List<OperatorVertex> readers = source.delta().isEmpty() ? null : scans.get(source);
        step.brings(source.delta().size());
        for (int i = 0; readers != null && i < readers.size(); i++) { // by number, here and below: iterators would be made
            step.add(readers.get(i));
        }
    }

    /**
     * Notes that a relation has changed in one row and nothing else has: hands the change down where that can be, else notes it as
     * {@link #changed}.
     */
    public void changedAlone(RowTable table) {
        List<OperatorVertex> readers = scans.get(table);
        if (readers == null) {
            return;
        }
        boolean handed = handsDown();
        for (int i = 0; i < readers.size(); i++) {
            if (handed) {
                handDown.one(readers.get(i), table);
            } else {
                step.add(readers.get(i));
            }
        }
    }

    private boolean handsDown() {
        return handingDown == HandingDown.UNLESS_TIMED ? step.isUntimed() : handingDown == HandingDown.ALWAYS;
    }

    /** Notes that a result is not kept current any more, for a cause outside of commits. */
    public void failed(ResultVertex result, Throwable cause) {
        step.fail(result, cause);
    }

    /** Notes that a source is not kept current any more: who reads it fails. */
    public void failed(Source source, Throwable cause) {
        List.copyOf(scans.getOrDefault(source, List.of())).forEach(reader -> step.fail(reader, cause));
    }

    /** Lets the operators that follow the clock take part in the next commit, as far as it concerns them. */
    public void tick(Instant now) {
        for (int i = 0; i < temporal.size(); i++) {
            OperatorVertex vertex = temporal.get(i);
            TemporalFilterOperator filter = (TemporalFilterOperator) vertex.operator();
            if (vertex.isAtWork() && !filter.isOf(now)) {
                tick(vertex, filter, now);
            }
        }
    }

    private void tick(OperatorVertex vertex, TemporalFilterOperator filter, Instant now) {
        try {
            filter.tick(now);
            step.add(vertex);
        } catch (Throwable e) { // what cannot be computed of the clock for one query
            step.fail(vertex, e);
        }
    }

    /** Has a plan made anew in the next commit; what it needs alone takes no part in that. */
    public void due(ResultVertex result) {
        plansRenewed++;
        result.due();
        step.add(result);
        result.inputs().forEach(this::suspend);
    }

    private void suspend(OperatorVertex vertex) {
        if (vertex.suspend()) {
            probe.removed(vertex.operator());
            vertex.inputs().forEach(this::suspend);
        }
    }

    /** Lets what reads a source take part later than its rank. */
    public void raised(Source source) {
        List.copyOf(scans.getOrDefault(source, List.of())).forEach(scan -> raise(scan, source.rank()));
    }

    private void raise(Vertex vertex, int rank) {
        if (vertex.rank() >= rank) {
            return;
        }
        vertex.raise(rank);
        if (vertex instanceof OperatorVertex operator) {
            operator.forEachConsumer(consumer -> raise(consumer, rank + 1));
        } else if (vertex instanceof ResultVertex result) {
            result.listener().raised();
        }
    }

    /** Lets all take part in the commit whom it concerns. */
    public void run() {
        step.run();
    }

    /** Ends the commit. */
    public void finish() {
        step.finish();
    }

    /** Lets an operator take part in a step of its own, and those above it. */
    void step(OperatorVertex vertex) {
        slicesFed++;
        step.add(vertex);
        boolean ended = false;
        try {
            step.run();
            step.finish();
            ended = true;
        } finally {
            cutOff |= !ended;
        }
    }

    /** Whether a step of an operator was cut off half-way, so that operators may disagree. */
    public boolean isCutOff() {
        return cutOff;
    }

    /** Whether a window can be moved for a query without a change for any other. */
    public boolean isAlone(ResultVertex result, OperatorVertex window) {
        OperatorVertex vertex = result.input();
        while (vertex != window && vertex.users() == 1 && vertex.inputs().size() == 1) {
            vertex = vertex.inputs().get(0);
        }
        return vertex == window && vertex.users() == 1;
    }

    /**
     * Moves a window that one query has {@linkplain #isAlone alone}. No other query shares it from then on.
     *
     * @throws RuntimeException if a row cannot be read; the operators may have taken the move then, the result has not
     */
    public void move(ResultVertex result, OperatorVertex window, Window to) {
        Deque<OperatorVertex> above = new ArrayDeque<>();
        for (OperatorVertex vertex = result.input(); vertex != window; vertex = vertex.inputs().get(0)) {
            above.push(vertex);
        }
        windowsMoved++;
        above.forEach(shared::remove);
        shared.remove(window);
        try {
            step.began(window);
            long began = System.nanoTime();
            ((WindowOperator) window.operator()).move(to);
            window.took(System.nanoTime() - began);
            for (OperatorVertex vertex : above) {
                step.began(vertex);
                vertex.operator().run();
            }
            if (!result.input().operator().output().isEmpty()) {
                result.output().run();
            }
        } finally {
            routing.follow(window);
            finish();
        }
    }

    /** The number of rows of a query without its last window; of one that is not kept current any more as far as it is known. */
    public int total(ResultVertex result, OperatorVertex window) {
        WindowOperator operator = (WindowOperator) window.operator();
        if (result.isClosed() || !window.isAtWork()) {
            return operator.lastTotal();
        }
        int total = operator.total();
        routing.follow(window);
        return total;
    }

    /** The last window of a query that ends with one, but for projections. */
    public OperatorVertex topWindow(ResultVertex result) {
        OperatorVertex vertex = result.input();
        while (!(vertex.operator() instanceof WindowOperator)) {
            vertex = vertex.inputs().get(0);
        }
        return vertex;
    }

    /** What the steps of a query could not compute. */
    public List<Tally> tallies(ResultVertex result) {
        List<Tally> tallies = new ArrayList<>();
        each(result, vertex -> addTally(vertex, tallies));
        addTally(result, tallies);
        return tallies;
    }

    private static void addTally(Vertex vertex, List<Tally> all) {
        if (vertex.tally != null) {
            all.add(vertex.tally);
        }
    }

    /** The operators of a query, inputs before those that consume them. */
    public List<OperatorVertex> operators(ResultVertex result) {
        List<OperatorVertex> all = new ArrayList<>();
        each(result, all::add);
        return all;
    }

    /** Goes over all that a query reads once, inputs before those that consume them. */
    private static void each(ResultVertex result, Consumer<OperatorVertex> visitor) {
        Set<OperatorVertex> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        result.inputs().forEach(input -> each(input, visitor, visited));
    }

    private static void each(OperatorVertex vertex, Consumer<OperatorVertex> visitor, Set<OperatorVertex> visited) {
        if (visited.add(vertex)) {
            vertex.inputs().forEach(input -> each(input, visitor, visited));
            visitor.accept(vertex);
        }
    }

    /** The number of rows and groups that the operators of some queries keep. */
    public static long rowsHeld(Iterable<ResultVertex> results) {
        Set<OperatorVertex> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        long[] held = {0};
        results.forEach(result -> result.inputs()
                .forEach(input -> each(input, vertex -> held[0] += vertex.operator().rowsHeld(), visited)));
        return held[0];
    }
}
