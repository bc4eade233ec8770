package dev.millrace.engine.internal.graph;

import java.util.Comparator;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.route.Guard;
import dev.millrace.engine.internal.route.Routes;

/**
 * Who consumes the rows of an operator, and which of them are of concern to whom. The only one is
 * told of all: it finds out as fast by itself.
 */
final class Consumers {

    private static final Comparator<Vertex> BY_NUMBER = Comparator.comparingLong(Vertex::number);

    private @Nullable Vertex only;
    /** The guard of the only one, of use when there are more. */
    private @Nullable Guard guard;
    private @Nullable Routes<Vertex> routes;

    /**
     * Adds a consumer.
     *
     * @param vertex the consumer
     * @param concern what rows must have to be of any concern to it; null if all are
     * @param operator has the rows
     * @param worthARoute whether even one alone is told only of what can concern it, or so many must there be
     */
    void add(Vertex vertex, @Nullable Guard concern, Operator operator, int worthARoute) {
        Routes<Vertex> used = routes;
        if (used == null && only == null && (worthARoute > 1 || concern == null)) {
            only = vertex;
            guard = concern;
            return;
        }
        if (used == null) {
            LaneNulls nulls = operator.table() != null && operator.width() == 1 ? LaneNulls.none()
                    : LaneNulls.none().and(0, operator.width());
            used = new Routes<>(operator.width(), new ScalarCompiler(nulls, Failures.NONE), BY_NUMBER);
            routes = used;
            if (only != null) {
                used.add(guard, only);
                only = null;
                guard = null;
            }
        }
        used.add(concern, vertex);
    }

    /** Removes a consumer, once. */
    void remove(Vertex vertex, @Nullable Guard concern) {
        Routes<Vertex> used = routes;
        if (only == vertex) {
            only = null;
            guard = null;
        } else if (used != null) {
            used.remove(concern, vertex);
            routes = used.isEmpty() ? null : used;
        } else {
            throw new IllegalStateException(vertex + " is not among the consumers");
        }
    }

    /** Whether changes are told only to those whom they can concern. */
    boolean isRouted() {
        return routes != null;
    }

    /** Hands out those whom changes can concern, some of them more than once. */
    void forEach(Delta changes, Consumer<? super Vertex> found) {
        if (only != null) {
            found.accept(only);
        }
        if (routes != null) {
            routes.forEach(changes, found);
        }
    }

    /** Hands out all, some of them more than once. */
    void forEach(Consumer<? super Vertex> found) {
        if (only != null) {
            found.accept(only);
        }
        if (routes != null) {
            routes.forEach(found);
        }
    }
}
