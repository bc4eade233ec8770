package dev.millrace.query;

import java.util.function.Function;

import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;

/**
 * A query whose rows have positions. {@link #limit} and {@link #offset} replace the window; the rest of an ordered query is written
 * before its order, or goes on from it as a subquery: {@code from(ordered).where(…)} (which has no positions then).
 *
 * @param <R> the type of the rows
 * @param order the ordered rows
 * @param window which of them
 */
public record OrderedQuery<R>(QueryNode order, Window window) implements Query<R> {

    /**
     * Checks that the rows have an order.
     *
     * @throws IllegalArgumentException if they have none
     */
    public OrderedQuery {
        if (!order.isOrdered()) {
            throw new IllegalArgumentException("Rows with an order are needed here, but these have none; order them"
                    + " with orderBy(…) or inKeyOrder(): " + order);
        }
    }

    /**
     * Keeps so many rows at most.
     *
     * @param limit the number of rows, at least 0
     * @return the query of the window
     */
    public OrderedQuery<R> limit(long limit) {
        return new OrderedQuery<>(order, new Window(window.offset(), limit));
    }

    /**
     * Skips rows.
     *
     * @param offset the number of rows, at least 0
     * @return the query of the window
     */
    public OrderedQuery<R> offset(long offset) {
        return new OrderedQuery<>(order, new Window(offset, window.limit()));
    }

    /**
     * Makes something else of each row of the window; it keeps the row's identity and position.
     *
     * @param <O> the type of what is made
     * @param shape what is made of a row, such as {@code into(Card::new, …)}
     * @return the query of what is made
     */
    public <O> OrderedQuery<O> select(Function<? super Ref<R>, ? extends Expr<O>> shape) {
        QueryNode rows = node();
        return new OrderedQuery<>(new ProjectNode(rows,
                Closing.node("select", scope -> shape.apply(Ref.<R>to(0, rows.lane()).in(scope)))), Window.ALL);
    }

    /**
     * The first row of the window, if there is one.
     *
     * @return a query of at most one row
     */
    public SingleQuery<R> findOne() {
        return new SingleQuery<>(new WindowNode(order, new Window(window.offset(), Math.min(window.limit(), 1))));
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
