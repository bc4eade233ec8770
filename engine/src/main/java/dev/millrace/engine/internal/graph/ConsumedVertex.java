package dev.millrace.engine.internal.graph;

import java.util.Comparator;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.route.Routes;

/**
 * A vertex whose rows others consume: who does, and which of them are of concern to whom. The only one is told of all: it finds out as
 * fast by itself.
 */
abstract class ConsumedVertex extends Vertex {

    private static final Comparator<Vertex> BY_NUMBER = Comparator.comparingLong(Vertex::number);

    private @Nullable Vertex only;
    /** Of several; null while there is one at most. */
    private @Nullable Routes<Vertex> routes;

    ConsumedVertex(long number, int rank) {
        super(number, rank);
    }

    /** Has the rows. */
    abstract Operator operator();

    /**
     * Adds a consumer.
     *
     * @param vertex the consumer
     * @param worthARoute whether even one alone is told only of what can concern it, or so many must there be
     */
    final void addConsumer(Vertex vertex, int worthARoute) {
        Routes<Vertex> used = routes;
        if (used == null && only == null && (worthARoute > 1 || vertex.guard() == null)) {
            only = vertex;
            return;
        }
        if (used == null) {
            used = madeRoutes();
            if (only != null) {
                used.add(only.guard(), only);
                only = null;
            }
        }
        used.add(vertex.guard(), vertex);
    }

    private Routes<Vertex> madeRoutes() {
        Operator operator = operator();
        LaneNulls nulls = operator.table() != null && operator.width() == 1 ? LaneNulls.none()
                : LaneNulls.none().and(0, operator.width());
        Routes<Vertex> made = new Routes<>(operator.width(), new ScalarCompiler(nulls, Failures.NONE), BY_NUMBER);
        routes = made;
        return made;
    }

    /** Removes a consumer, once. */
    final void removeConsumer(Vertex vertex) {
        Routes<Vertex> used = routes;
        if (only == vertex) {
            only = null;
        } else if (used != null) {
            used.remove(vertex.guard(), vertex);
            routes = used.isEmpty() ? null : used;
        } else {
            throw new IllegalStateException(vertex + " is not among the consumers");
        }
    }

    /**
     * Lets another guard tell what concerns a consumer, which is to have it from now on.
     *
     * @param vertex the consumer
     * @param to its guard from now on
     * @param worthARoute whether even one alone is told only of what can concern it, or so many must there be
     */
    final void moveConsumer(Vertex vertex, @Nullable Guard to, int worthARoute) {
        if (routes != null) {
            routes.move(vertex.guard(), to, vertex);
        } else if (only == vertex && to != null && worthARoute <= 1) {
            madeRoutes().add(to, vertex);
            only = null;
        } else if (only != vertex) {
            throw new IllegalStateException(vertex + " is not among the consumers");
        }
    }

    /** The only one, which is told of all changes; null if there is none or there are routes. */
    @Nullable
    final Vertex onlyConsumer() {
        return only;
    }

    /** One of them; null if there is none. */
    @Nullable
    final Vertex anyConsumer() {
        if (routes == null) {
            return only;
        }
        @Nullable Vertex[] found = {null};
        routes.forEach(vertex -> found[0] = vertex);
        return found[0];
    }

    /** Whether changes are told only to those whom they can concern. */
    final boolean isRouted() {
        return routes != null;
    }

    /** Hands out those whom changes can concern, some of them more than once. */
    final void forEachConsumer(Delta changes, Consumer<? super Vertex> found) {
        if (only != null) {
            found.accept(only);
        }
        if (routes != null) {
            routes.forEach(changes, found);
        }
    }

    /** Hands out all, some of them more than once. */
    final void forEachConsumer(Consumer<? super Vertex> found) {
        if (only != null) {
            found.accept(only);
        }
        if (routes != null) {
            routes.forEach(found);
        }
    }
}
