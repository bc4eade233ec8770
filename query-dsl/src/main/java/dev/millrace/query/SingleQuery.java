package dev.millrace.query;

import dev.millrace.query.ast.QueryNode;

/**
 * A query of at most one row (law 8).
 *
 * @param <R> the type of the row
 * @param node the query as a plain value
 */
public record SingleQuery<R>(QueryNode node) implements Query<R> {

    @Override
    public String toString() {
        return node.toString();
    }
}
