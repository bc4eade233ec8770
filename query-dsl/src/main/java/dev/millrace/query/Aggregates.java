package dev.millrace.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/**
 * The aggregates of a group (law 11), by expressions of its rows. They skip nulls unless said otherwise.
 */
public sealed class Aggregates permits RowAggregates, JoinGroup, DynamicGroups.Keys {

    private final @Nullable OpenScope scope;

    Aggregates(@Nullable OpenScope scope) {
        this.scope = scope;
    }

    final ExprNode read(ExprNode node) {
        return scope == null ? node : scope.reference(node);
    }

    /** The key of the group in a place, given back as it was given. */
    final <E extends Expr<?>> E keyAt(E sample, int index) {
        return Expressions.likewise(sample,
                read(new KeyNode(index, sample.node())));
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
     * The number of rows in which an expression is not null.
     *
     * @param value an expression of a row
     * @return never null
     */
    public NumberExpr<Long> count(Expr<?> value) {
        return number(AggregateFunction.COUNT, value);
    }

    /**
     * The number of different values, not counting null.
     *
     * @param value an expression of a row
     * @return never null
     */
    public NumberExpr<Long> countDistinct(Expr<?> value) {
        return number(AggregateFunction.COUNT_DISTINCT, value);
    }

    /**
     * The sum of integers, exact (law 6).
     *
     * @param value an expression of integers
     * @return null if all are null, or if it does not fit a {@code long}
     * @throws IllegalArgumentException if the expression is not of integers
     */
    public NumberExpr<Long> sum(NumberExpr<?> value) {
        return sum(value, Long.class, "sum");
    }

    /**
     * The sum of floating numbers: the exact sum, rounded once; infinities and NaN as in floating arithmetic (law 6).
     *
     * @param value an expression of floating numbers
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is not of floating numbers
     */
    public NumberExpr<Double> sumDouble(NumberExpr<?> value) {
        return sum(value, Double.class, "sumDouble");
    }

    /**
     * The sum of decimals, exact and without trailing zeros (law 6).
     *
     * @param value an expression of decimals
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is not of decimals
     */
    public NumberExpr<BigDecimal> sumDecimal(NumberExpr<?> value) {
        return sum(value, BigDecimal.class, "sumDecimal");
    }

    /**
     * The average: exact, then rounded once (law 6).
     *
     * @param value an expression of integers or floating numbers
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is of decimals
     */
    public NumberExpr<Double> avg(NumberExpr<?> value) {
        return statistic(AggregateFunction.AVG, Double.class, value.node());
    }

    /**
     * The average of decimals, in 34 digits.
     *
     * @param value an expression of decimals
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is not of decimals
     */
    public NumberExpr<BigDecimal> avgDecimal(NumberExpr<?> value) {
        return statistic(AggregateFunction.AVG, BigDecimal.class, value.node());
    }

    /**
     * The middle value, or the middle of the two middle ones: exact, then rounded once (law 6).
     *
     * @param value an expression of integers or floating numbers
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is of decimals
     */
    public NumberExpr<Double> median(NumberExpr<?> value) {
        return statistic(AggregateFunction.MEDIAN, Double.class, value.node());
    }

    /**
     * The middle value, or the middle of the two middle ones of decimals, in 34 digits.
     *
     * @param value an expression of decimals
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is not of decimals
     */
    public NumberExpr<BigDecimal> medianDecimal(NumberExpr<?> value) {
        return statistic(AggregateFunction.MEDIAN, BigDecimal.class, value.node());
    }

    /**
     * The variance of a sample: exact, then rounded once (law 6).
     *
     * @param value an expression of integers or floating numbers
     * @return null if fewer than two are not null
     * @throws IllegalArgumentException if the expression is of decimals
     */
    public NumberExpr<Double> variance(NumberExpr<?> value) {
        return statistic(AggregateFunction.VARIANCE, Double.class, value.node());
    }

    /**
     * The variance of a sample of decimals, in 34 digits.
     *
     * @param value an expression of decimals
     * @return null if fewer than two are not null
     * @throws IllegalArgumentException if the expression is not of decimals
     */
    public NumberExpr<BigDecimal> varianceDecimal(NumberExpr<?> value) {
        return statistic(AggregateFunction.VARIANCE, BigDecimal.class, value.node());
    }

    /**
     * The variance of a whole population: exact, then rounded once (law 6).
     *
     * @param value an expression of integers or floating numbers
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is of decimals
     */
    public NumberExpr<Double> variancePopulation(NumberExpr<?> value) {
        return statistic(AggregateFunction.VARIANCE_POPULATION, Double.class, value.node());
    }

    /**
     * The variance of a whole population of decimals, in 34 digits.
     *
     * @param value an expression of decimals
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is not of decimals
     */
    public NumberExpr<BigDecimal> variancePopulationDecimal(NumberExpr<?> value) {
        return statistic(AggregateFunction.VARIANCE_POPULATION, BigDecimal.class, value.node());
    }

    /**
     * The standard deviation of a sample: exact, then rounded once (law 6).
     *
     * @param value an expression of integers or floating numbers
     * @return null if fewer than two are not null
     * @throws IllegalArgumentException if the expression is of decimals
     */
    public NumberExpr<Double> stddev(NumberExpr<?> value) {
        return statistic(AggregateFunction.STDDEV, Double.class, value.node());
    }

    /**
     * The standard deviation of a sample of decimals, in 34 digits.
     *
     * @param value an expression of decimals
     * @return null if fewer than two are not null
     * @throws IllegalArgumentException if the expression is not of decimals
     */
    public NumberExpr<BigDecimal> stddevDecimal(NumberExpr<?> value) {
        return statistic(AggregateFunction.STDDEV, BigDecimal.class, value.node());
    }

    /**
     * The standard deviation of a whole population: exact, then rounded once (law 6).
     *
     * @param value an expression of integers or floating numbers
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is of decimals
     */
    public NumberExpr<Double> stddevPopulation(NumberExpr<?> value) {
        return statistic(AggregateFunction.STDDEV_POPULATION, Double.class, value.node());
    }

    /**
     * The standard deviation of a whole population of decimals, in 34 digits.
     *
     * @param value an expression of decimals
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is not of decimals
     */
    public NumberExpr<BigDecimal> stddevPopulationDecimal(NumberExpr<?> value) {
        return statistic(AggregateFunction.STDDEV_POPULATION, BigDecimal.class, value.node());
    }

    /**
     * The value below which a fraction of the values lie, between two of them in proportion (continuous), of integers or floating numbers: exact, then rounded once.
     *
     * @param value the expression
     * @param fraction from 0.0 for the least value to 1.0 for the greatest
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is of other numbers, or the fraction out of range
     */
    public NumberExpr<Double> percentile(NumberExpr<?> value, double fraction) {
        return statistic(AggregateFunction.PERCENTILE, Double.class, value.node(), new LiteralNode(fraction));
    }

    /**
     * The value below which a fraction of the values lie, between two of them in proportion (continuous), of decimals, in 34 digits.
     *
     * @param value the expression
     * @param fraction from 0.0 for the least value to 1.0 for the greatest
     * @return null if all are null
     * @throws IllegalArgumentException if the expression is of other numbers, or the fraction out of range
     */
    public NumberExpr<BigDecimal> percentileDecimal(NumberExpr<?> value, double fraction) {
        return statistic(AggregateFunction.PERCENTILE, BigDecimal.class, value.node(), new LiteralNode(fraction));
    }

    /**
     * The least value of an expression.
     *
     * @param <V> the type of the values
     * @param value an expression of a row
     * @return null if all are null
     */
    public <V extends Number> NumberExpr<V> min(NumberExpr<V> value) {
        return new NumberExpr<>(aggregate(AggregateFunction.MIN, value.node()));
    }

    /**
     * The least value of an expression.
     *
     * @param <V> the type of the values
     * @param value an expression of a row
     * @return null if all are null
     */
    public <V> OrderedExpr<V> min(OrderedExpr<V> value) {
        return new OrderedExpr<>(aggregate(AggregateFunction.MIN, value.node()));
    }

    /**
     * The least value of an expression.
     *
     * @param <V> the type of the values
     * @param value an expression of a row
     * @return null if all are null
     */
    public <V> TimeExpr<V> min(TimeExpr<V> value) {
        return new TimeExpr<>(aggregate(AggregateFunction.MIN, value.node()));
    }

    /**
     * The least value of an expression.
     *
     * @param value an expression of a row
     * @return null if all are null
     */
    public TextExpr min(TextExpr value) {
        return new TextExpr(aggregate(AggregateFunction.MIN, value.node()));
    }

    /**
     * The least string under a collation, of the lowest identity among equals.
     *
     * @param value an expression of strings
     * @param collation how they compare
     * @return null if all are null
     */
    public TextExpr min(TextExpr value, Collation collation) {
        return new TextExpr(read(new AggregateNode(AggregateFunction.MIN, List.of(value.node()),
                List.of(new OrderTerm(value.node(), false, NullPlacement.FIRST, collation)), null)));
    }

    /**
     * The greatest value of an expression.
     *
     * @param <V> the type of the values
     * @param value an expression of a row
     * @return null if all are null
     */
    public <V extends Number> NumberExpr<V> max(NumberExpr<V> value) {
        return new NumberExpr<>(aggregate(AggregateFunction.MAX, value.node()));
    }

    /**
     * The greatest value of an expression.
     *
     * @param <V> the type of the values
     * @param value an expression of a row
     * @return null if all are null
     */
    public <V> OrderedExpr<V> max(OrderedExpr<V> value) {
        return new OrderedExpr<>(aggregate(AggregateFunction.MAX, value.node()));
    }

    /**
     * The greatest value of an expression.
     *
     * @param <V> the type of the values
     * @param value an expression of a row
     * @return null if all are null
     */
    public <V> TimeExpr<V> max(TimeExpr<V> value) {
        return new TimeExpr<>(aggregate(AggregateFunction.MAX, value.node()));
    }

    /**
     * The greatest value of an expression.
     *
     * @param value an expression of a row
     * @return null if all are null
     */
    public TextExpr max(TextExpr value) {
        return new TextExpr(aggregate(AggregateFunction.MAX, value.node()));
    }

    /**
     * The greatest string under a collation, of the lowest identity among equals.
     *
     * @param value an expression of strings
     * @param collation how they compare
     * @return null if all are null
     */
    public TextExpr max(TextExpr value, Collation collation) {
        return new TextExpr(read(new AggregateNode(AggregateFunction.MAX, List.of(value.node()),
                List.of(new OrderTerm(value.node(), false, NullPlacement.FIRST, collation)), null)));
    }

    /**
     * The value of an expression in the row in which another one is least; the lowest identity among equals.
     *
     * @param <E> the expression's type
     * @param value what is wanted
     * @param by what is compared; rows in which it is null do not count
     * @return null if there is no such row, or its value is null
     */
    public <E extends Expr<?>> E argMin(E value, ComparableExpr<?> by) {
        return Expressions.likewise(value, aggregate(AggregateFunction.ARG_MIN, value.node(), by.node()));
    }

    /**
     * The value of an expression in the row in which another one is greatest; the lowest identity among equals.
     *
     * @param <E> the expression's type
     * @param value what is wanted
     * @param by what is compared; rows in which it is null do not count
     * @return null if there is no such row, or its value is null
     */
    public <E extends Expr<?>> E argMax(E value, ComparableExpr<?> by) {
        return Expressions.likewise(value, aggregate(AggregateFunction.ARG_MAX, value.node(), by.node()));
    }

    /**
     * The value of an expression in the first row of an order, null or not.
     *
     * @param <E> the expression's type
     * @param value what is wanted
     * @param order the order, such as {@code desc(t.get(Todo::rank))}; by identity if none is given
     * @return null if there are no rows, or the value is null
     */
    public <E extends Expr<?>> E first(E value, ExprOrdering... order) {
        return Expressions.likewise(value, ordered(AggregateFunction.FIRST, order, value.node()));
    }

    /**
     * The value of an expression in the last row of an order, null or not.
     *
     * @param <E> the expression's type
     * @param value what is wanted
     * @param order the order, such as {@code desc(t.get(Todo::rank))}; by identity if none is given
     * @return null if there are no rows, or the value is null
     */
    public <E extends Expr<?>> E last(E value, ExprOrdering... order) {
        return Expressions.likewise(value, ordered(AggregateFunction.LAST, order, value.node()));
    }

    /**
     * The values of an expression in all rows, nulls too.
     *
     * @param <V> the type of the values
     * @param value an expression of a row
     * @param order the order; by identity if none is given
     * @return never null; empty if there are no rows
     */
    public <V> PlainExpr<List<V>> list(Expr<V> value, ExprOrdering... order) {
        return new PlainExpr<>(ordered(AggregateFunction.LIST, order, value.node()));
    }

    /**
     * The different values of an expression, in their own order, without null.
     *
     * @param <V> the type of the values
     * @param value an expression of a row
     * @return never null; empty if all are null
     */
    public <V> PlainExpr<List<V>> set(Expr<V> value) {
        return new PlainExpr<>(aggregate(AggregateFunction.SET, value.node()));
    }

    /**
     * The strings one after another, without those that are null.
     *
     * @param value an expression of a row
     * @param separator what stands between two strings
     * @param order the order; by identity if none is given
     * @return null if all are null
     */
    public TextExpr stringJoin(TextExpr value, String separator, ExprOrdering... order) {
        return new TextExpr(ordered(AggregateFunction.STRING_JOIN, order, value.node(), new LiteralNode(separator)));
    }

    /**
     * Whether a condition is true in every row in which it is known.
     *
     * @param condition a condition on a row
     * @return null if it is unknown in all
     */
    public Condition every(Condition condition) {
        return new Condition(aggregate(AggregateFunction.EVERY, condition.node()));
    }

    /**
     * Whether a condition is true in some row.
     *
     * @param condition a condition on a row
     * @return null if it is unknown in all
     */
    public Condition some(Condition condition) {
        return new Condition(aggregate(AggregateFunction.SOME, condition.node()));
    }

    /**
     * What an aggregate that a user defined makes of the values.
     *
     * @param <V> the type of the values
     * @param <O> the type of the outcome
     * @param aggregate the aggregate
     * @param value an expression of a row
     * @return null if all are null
     */
    public <V, O> PlainExpr<O> aggregate(UserAggregate<V, ?, O> aggregate, Expr<V> value) {
        return new PlainExpr<>(
                read(new AggregateNode(AggregateFunction.USER, List.of(value.node()), List.of(), aggregate)));
    }

    final <E extends Expr<?>> E extreme(AggregateFunction function, E value) {
        return Expressions.likewise(value, aggregate(function, value.node()));
    }

    private <V extends Number> NumberExpr<V> number(AggregateFunction function, @Nullable Expr<?> operand) {
        return new NumberExpr<>(read(new AggregateNode(function, operand == null ? null : operand.node())));
    }

    private <V extends Number> NumberExpr<V> sum(NumberExpr<?> value, Class<V> type, String word) {
        AggregateNode node = new AggregateNode(AggregateFunction.SUM, value.node());
        requireType(node, type, word);
        return new NumberExpr<>(read(node));
    }

    private <V extends Number> NumberExpr<V> statistic(AggregateFunction function, Class<V> type,
            ExprNode... operands) {
        AggregateNode node = new AggregateNode(function, List.of(operands), List.of(), null);
        requireType(node, type, type == Double.class ? function.word() : function.word() + "Decimal");
        return new NumberExpr<>(read(node));
    }

    /** One word serves each type of result, for the type of the values is not seen by the compiler. */
    private static void requireType(AggregateNode node, Class<?> type, String word) {
        if (node.type() != type) {
            boolean decimal = node.type() == BigDecimal.class;
            throw new IllegalArgumentException(word + " gives a " + type.getSimpleName() + ", but " + node.operand()
                    + " is of type " + node.operands().get(0).type().getSimpleName() + "; write "
                    + node.function().word()
                    + (decimal ? "Decimal" : node.function() == AggregateFunction.SUM && node.type() == Double.class
                            ? "Double" : ""));
        }
    }

    private ExprNode aggregate(AggregateFunction function, ExprNode... operands) {
        return read(new AggregateNode(function, List.of(operands), List.of(), null));
    }

    private ExprNode ordered(AggregateFunction function, ExprOrdering[] order, ExprNode... operands) {
        return read(
                new AggregateNode(function, List.of(operands), Arrays.stream(order).map(ExprOrdering::term).toList(),
                        null));
    }
}
