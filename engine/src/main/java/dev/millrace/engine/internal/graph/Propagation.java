package dev.millrace.engine.internal.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.millrace.engine.internal.flow.Counts;
import dev.millrace.engine.internal.flow.Probe;

/**
 * A step going through the graph in the order of ranks, never recursively: each vertex takes part at most once, after all it reads, and only
 * if a change can concern it. One that fails fails all above it, and no other; what is below goes on. Used again from step to step.
 */
final class Propagation {

    private static final int NOT_AT_WORK = Integer.MAX_VALUE;

    private final Probe probe;
    private final Routing routing;
    private final Schedule schedule = new Schedule();
    /** Made once: nothing is to be made for a commit. */
    private final Consumer<Vertex> concerned = schedule::add;
    /** The operators that have taken part. */
    private final List<OperatorVertex> ran = new ArrayList<>();
    private final StepTimes times = new StepTimes();
    private int rank = NOT_AT_WORK;
    private long toldByRoutes;
    private long toldToTheOnlyOne;

    /**
     * No step.
     *
     * @param probe is told of each
     * @param routing moves routes
     */
    Propagation(Probe probe, Routing routing) {
        this.probe = probe;
        this.routing = routing;
    }

    /** Notes that a source brings so many changes into the next step. */
    void brings(int changes) {
        times.brings(changes);
    }

    /** Whether nobody wants to know how long the next step takes if it is a small one. */
    boolean isUntimed() {
        return times.isUntimed();
    }

    /** Lets a vertex take part in the next step, or in the one that is going on. */
    void add(Vertex vertex) {
        schedule.add(vertex);
    }

    /** The rank of the vertex that takes part: all of lower ranks are as after the step. Above all others while no step is going on. */
    int rank() {
        return rank;
    }

    /** Moves routes of what has taken part. */
    Routing routing() {
        return routing;
    }

    /** Lets all take part whom it concerns. */
    void run() {
        int weight = times.weight();
        long began = weight == 0 ? 0 : System.nanoTime();
        for (Vertex vertex = schedule.poll(); vertex != null; vertex = schedule.poll()) {
            if (!vertex.isAtWork()) {
                continue;
            }
            run(vertex);
            if (weight > 0) {
                long ended = System.nanoTime();
                vertex.took((ended - began) * weight);
                began = ended;
            }
        }
        rank = NOT_AT_WORK;
    }

    private void run(Vertex vertex) {
        rank = vertex.rank();
        try {
            vertex.run(this);
        } catch (Throwable e) { // whatever one query throws, the others are to be maintained
            fail(vertex, e);
        }
    }

    /** An operator takes part. */
    void began(OperatorVertex vertex) {
        ran.add(vertex);
    }

    /** An operator has changed its rows. */
    void changed(OperatorVertex vertex) {
        if (vertex.isRouted()) {
            toldByRoutes++;
        } else {
            toldToTheOnlyOne++;
        }
        vertex.forEachConsumer(vertex.operator().output(), concerned);
    }

    /** A vertex, and with it all above, cannot be kept current any more. */
    void fail(Vertex vertex, Throwable cause) {
        if (vertex.failure() != null) {
            return;
        }
        vertex.fail(cause);
        if (vertex instanceof OperatorVertex operator) {
            probe.removed(operator.operator());
            operator.forEachConsumer(consumer -> fail(consumer, cause));
        } else if (vertex instanceof ResultVertex result) {
            result.failed(cause);
        }
    }

    /** Ends the step. */
    void finish() {
        try {
            probe.ran();
        } finally {
            for (int i = 0; i < ran.size(); i++) { // by number: an iterator would be made for each commit
                ran.get(i).operator().output().clear();
            }
            ran.clear();
        }
    }

    /** Tells how changes came to those whom they concern. */
    void counts(Counts counts) {
        counts.count("changes of rows told by routes", toldByRoutes);
        counts.count("changes of rows told to the only consumer", toldToTheOnlyOne);
    }
}
