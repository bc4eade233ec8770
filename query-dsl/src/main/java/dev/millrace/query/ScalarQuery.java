package dev.millrace.query;

import dev.millrace.query.ast.QueryNode;

/**
 * A query whose result is exactly one row: the aggregates of all rows, also of none (law 11). One row is in order, so it has a position.
 *
 * @param <R> the type of that row
 * @param node the query as a plain value
 */
public record ScalarQuery<R>(QueryNode node) implements Query<R> {

    @Override
    public String toString() {
        return node.toString();
    }
}
