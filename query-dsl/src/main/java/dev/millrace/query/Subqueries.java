package dev.millrace.query;

import java.util.List;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;

/**
 * Values made of the rows of another query (laws 9, 12 and 13). Inside the lambda of a {@code where} or {@code select}, the other
 * query may read the rows around it, in its own {@code where} and by at least one equality:
 * {@code nested(from(issues).where(i -> i.get(Issue::projectId).eq(p.get(Project::id))))}.
 */
public abstract sealed class Subqueries extends Into permits ConstantExpressions {

    Subqueries() {
    }

    /**
     * The rows of another query as a list.
     *
     * @param <O> the type of its rows
     * @param query the other query
     * @return never null; in the query's order, or by identity if it has none
     */
    public static <O> PlainExpr<List<O>> nested(Query<O> query) {
        return new PlainExpr<>(new SubqueryNode(SubqueryForm.LIST, query.node(), null));
    }

    /**
     * The first row of another query.
     *
     * @param <O> the type of its rows
     * @param query the other query
     * @return null if it has none; by its order, or by identity if it has none
     */
    public static <O> PlainExpr<O> first(Query<O> query) {
        return new PlainExpr<>(new SubqueryNode(SubqueryForm.FIRST, query.node(), null));
    }

    /**
     * The one value of an aggregate over another query's rows; {@link QueryDsl#number}, {@link QueryDsl#text} and their like give it
     * its operations.
     *
     * @param <O> the type of the value
     * @param query an aggregate over all rows of the other query
     * @return its value
     */
    public static <O> PlainExpr<O> scalar(ScalarQuery<O> query) {
        return new PlainExpr<>(new SubqueryNode(SubqueryForm.SCALAR, query.node(), null));
    }

    /**
     * Whether another query has a row.
     *
     * @param query the other query
     * @return a condition, never unknown
     */
    public static Condition exists(Query<?> query) {
        return new Condition(new SubqueryNode(SubqueryForm.EXISTS, query.node(), null));
    }

    /**
     * Whether another query has no row.
     *
     * @param query the other query
     * @return a condition, never unknown
     */
    public static Condition notExists(Query<?> query) {
        return new Condition(new CallNode(Operator.NOT, exists(query).node()));
    }
}
