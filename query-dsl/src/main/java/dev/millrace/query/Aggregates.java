package dev.millrace.query;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OpenScope;

/**
 * The aggregates of expressions over the rows of a group (law 11): they skip nulls, and all but the counts are null over
 * nothing. Sums and averages are exact (law 6).
 */
public sealed class Aggregates permits Totals, JoinGroup {

    private final @Nullable OpenScope scope;

    Aggregates(@Nullable OpenScope scope) {
        this.scope = scope;
    }

    /** What an expression of the groups is in the lambda that is given them. */
    final ExprNode read(ExprNode node) {
        return scope == null ? node : scope.reference(node);
    }

    /**
     * The number of rows.
     *
     * @return never null
     */
    public NumberExpr<Long> count() {
        return number(AggregateFunction.COUNT_ROWS, null);
    }

    /**
     * The number of rows where an expression is not null.
     *
     * @param value the expression
     * @return never null
     */
    public NumberExpr<Long> count(Expr<?> value) {
        return number(AggregateFunction.COUNT, value);
    }

    /**
     * The sum of integers; null over nothing and where it does not fit a {@code long}.
     *
     * @param value what is summed
     * @return the exact sum
     */
    public NumberExpr<Long> sum(NumberExpr<? extends Number> value) {
        return number(AggregateFunction.SUM, value);
    }

    /**
     * The average of integers: the exact quotient, rounded once; null over nothing.
     *
     * @param value what is averaged
     * @return the average
     */
    public NumberExpr<Double> avg(NumberExpr<? extends Number> value) {
        return number(AggregateFunction.AVG, value);
    }

    /**
     * The least number; null over nothing.
     *
     * @param <V> its type
     * @param value the numbers
     * @return the least
     */
    public <V extends Number> NumberExpr<V> min(NumberExpr<V> value) {
        return number(AggregateFunction.MIN, value);
    }

    /**
     * The greatest number; null over nothing.
     *
     * @param <V> its type
     * @param value the numbers
     * @return the greatest
     */
    public <V extends Number> NumberExpr<V> max(NumberExpr<V> value) {
        return number(AggregateFunction.MAX, value);
    }

    /**
     * The least value; null over nothing.
     *
     * @param <V> its type
     * @param value the values
     * @return the least
     */
    public <V> OrderedExpr<V> min(ComparableExpr<V> value) {
        return new OrderedExpr<>(aggregate(AggregateFunction.MIN, value));
    }

    /**
     * The greatest value; null over nothing.
     *
     * @param <V> its type
     * @param value the values
     * @return the greatest
     */
    public <V> OrderedExpr<V> max(ComparableExpr<V> value) {
        return new OrderedExpr<>(aggregate(AggregateFunction.MAX, value));
    }

    private <V extends Number> NumberExpr<V> number(AggregateFunction function, @Nullable Expr<?> operand) {
        return new NumberExpr<>(aggregate(function, operand));
    }

    private ExprNode aggregate(AggregateFunction function, @Nullable Expr<?> operand) {
        return read(new AggregateNode(function, operand == null ? null : operand.node()));
    }
}
