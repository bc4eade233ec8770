package dev.millrace.benchmarks.costs;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Query;

/**
 * A query and a change that it is kept current through.
 *
 * @param operator what does most of the work
 * @param change what becomes of one row
 * @param yardstick what its time is held against
 * @param query makes the query for so many lines; null to measure commits that no query reads
 */
record CostCase(String operator, Change change, Yardstick yardstick, @Nullable Function<Integer, Query<?>> query) {

    /** A structure of the JDK of the same size. */
    enum Yardstick {
        /** Get and put: the cost of what has no order. */
        HASH_MAP,
        /** Remove and put: the cost of what has an order. */
        TREE_MAP
    }

    /** The query for so many lines. */
    Query<?> over(int lines) {
        if (query == null) {
            throw new IllegalStateException(this + " is without a query");
        }
        return query.apply(lines);
    }

    @Override
    public String toString() {
        return operator + ": " + change;
    }
}
