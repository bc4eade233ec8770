package dev.millrace.query;

import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;

/**
 * A query with an order, and so with positions; a window may be cut from it (law 8).
 *
 * @param <R> the type of the result's rows
 * @param order the ordered rows
 * @param window which of them
 */
public record OrderedQuery<R>(OrderNode order, Window window) implements Query<R> {

    /**
     * Keeps at most so many rows.
     *
     * @param limit the greatest number of rows
     * @return the query with that limit
     * @throws IllegalArgumentException if it is negative
     */
    public OrderedQuery<R> limit(long limit) {
        return new OrderedQuery<>(order, new Window(window.offset(), limit));
    }

    /**
     * Leaves out the first rows.
     *
     * @param offset how many
     * @return the query with that offset
     * @throws IllegalArgumentException if it is negative
     */
    public OrderedQuery<R> offset(long offset) {
        return new OrderedQuery<>(order, new Window(offset, window.limit()));
    }

    @Override
    public QueryNode node() {
        return window.equals(Window.ALL) ? order : new WindowNode(order, window);
    }

    @Override
    public String toString() {
        return node().toString();
    }
}
