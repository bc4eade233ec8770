package dev.millrace.testkit;

import java.util.Collection;
import java.util.Map;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.ast.QueryNode;

/**
 * Computes the result of a query from the rows of its relations, afresh and in the plainest way: this is what a result is.
 * Whatever keeps results current is right if it agrees with it after every commit (law 6). It keeps nothing, knows no index
 * and shares no code with the engine but the value domain's comparisons.
 *
 * <p>It expects queries as the query language builds them. One that is not well-typed (a field of a lane that is not there, a
 * group used as a row, a limit without an order) is refused with an {@code IllegalArgumentException} as soon as a row meets
 * the fault.
 *
 * <p>All methods are pure and safe from any thread.
 *
 * @since 0.1
 */
public final class ReferenceEvaluator {

    private ReferenceEvaluator() {
    }

    /**
     * Evaluates a query.
     *
     * @param query the query
     * @param bindings a value for each of its parameters, possibly null
     * @param relations the rows of each relation, by the relation's name, in any order
     * @return its result, as {@link #evaluate(QueryNode, Given)}
     */
    public static EvaluatedResult evaluate(Query<?> query, Bindings bindings,
            Map<String, ? extends Collection<?>> relations) {
        return evaluate(query.node(), bindings, relations);
    }

    /**
     * Evaluates a query.
     *
     * @param query the query
     * @param bindings a value for each of its parameters, possibly null
     * @param relations the rows of each relation, by the relation's name, in any order
     * @return its result, as {@link #evaluate(QueryNode, Given)}
     */
    public static EvaluatedResult evaluate(QueryNode query, Bindings bindings,
            Map<String, ? extends Collection<?>> relations) {
        return evaluate(query, Given.rows(relations).with(bindings));
    }

    /**
     * Evaluates a query.
     *
     * @param query the query
     * @param given all it depends on
     * @return its rows in the query's order, ties by identity; in the order of identities if it has none. The latter is a
     *         convenience: without an order a result has no positions
     * @throws IllegalArgumentException if the query is not well-typed, a relation is missing or has rows of another type or with
     *         equal keys, or a parameter has no value or one of another type
     */
    public static EvaluatedResult evaluate(QueryNode query, Given given) {
        query.lane();
        return new EvaluatedResult(new Rows(new Expressions(given)).inOrder(query).stream()
                .map(row -> new EvaluatedResult.Entry(row.identity(), row.value(0))).toList());
    }
}
