package dev.millrace.engine.internal.graph;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.flow.Counts;
import dev.millrace.engine.internal.flow.Probe;

/**
 * Lets routes follow {@linkplain MovingGuard guards that move}, and hands them on through filters to what is below. To be told of a step that
 * may have another guard, or that is consumed by more or by fewer, before changes are told to it again, and never while those who consume
 * the rows below it are gone through. O(log n) expected for each route that is moved, of n.
 */
final class Routing {

    private final Probe probe;
    private final int worthARoute;
    private long moved;
    private long handedOn;

    /**
     * No routes yet.
     *
     * @param probe is told of operators that learn of a part of the changes only
     * @param worthARoute so many must consume the rows of an operator for changes to be told only to those whom they can concern
     */
    Routing(Probe probe, int worthARoute) {
        this.probe = probe;
        this.worthARoute = worthARoute;
    }

    /** A step may have another guard, and so may the filters below it. */
    void follow(OperatorVertex changed) {
        OperatorVertex vertex = changed;
        while (vertex != null) {
            vertex = moves(vertex) ? vertex.onlyInput() : null;
        }
    }

    private boolean moves(OperatorVertex vertex) {
        MovingGuard moving = vertex.moving();
        Guard before = vertex.guard();
        Guard now = moving == null ? before : moving.of(vertex);
        if (now == before) {
            return false;
        }
        vertex.onlyInput().moveConsumer(vertex, now, worthARoute);
        vertex.guard(now);
        count(vertex, moving, now);
        return true;
    }

    private void count(OperatorVertex vertex, @Nullable MovingGuard moving, @Nullable Guard now) {
        if (moving == MovingGuard.OF_THE_ONLY_CONSUMER) {
            handedOn++;
            probe.toldInPart(vertex.operator(), now != null);
        } else {
            moved++;
        }
    }

    /** Tells how often routes were moved. */
    void counts(Counts counts) {
        counts.count("routes of windows moved", moved);
        counts.count("routes of windows moved through filters", handedOn);
    }
}
