package dev.millrace.testkit.sample;

import java.util.List;

import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.Window;

/**
 * A well-typed query over the sample schema, with first values for its parameters.
 *
 * @param query the query
 * @param parameters its parameters
 * @param bindings their first values
 * @param mayRefuseRows whether it makes {@link Picky} rows, whose constructor refuses some values (law 5)
 * @since 0.1
 */
public record RandomQuery(Query<?> query, List<Parameter> parameters, Bindings bindings, boolean mayRefuseRows) {

    /** Copies the parameters. */
    public RandomQuery {
        parameters = List.copyOf(parameters);
    }

    /**
     * Generates a query.
     *
     * @param choices what decides
     * @return the query
     */
    public static RandomQuery any(Choices choices) {
        return new QueryGenerator(choices).any();
    }

    /**
     * Tells whether the query has an order, and so a window that can move.
     *
     * @return true if it does
     */
    public boolean isOrdered() {
        return query instanceof OrderedQuery<?>;
    }

    /**
     * The same query with another window.
     *
     * @param window the window
     * @return the query with that window
     * @throws IllegalStateException if it has no order
     */
    public RandomQuery withWindow(Window window) {
        if (query instanceof OrderedQuery<?> ordered) {
            return new RandomQuery(new OrderedQuery<>(ordered.order(), window), parameters, bindings, mayRefuseRows);
        }
        throw new IllegalStateException("A window was asked for, but the query has no order: " + query);
    }

    /**
     * The same query with other values for its parameters.
     *
     * @param bindings the values
     * @return the query with these
     */
    public RandomQuery withBindings(Bindings bindings) {
        return new RandomQuery(query, parameters, bindings, mayRefuseRows);
    }

    @Override
    public String toString() {
        return query.node() + (parameters.isEmpty() ? "" : " with " + bindings);
    }
}
