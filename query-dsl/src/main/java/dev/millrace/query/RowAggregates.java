package dev.millrace.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.property.Prop;

/**
 * The aggregates of rows of one type whose value has the same type whatever number the component is:
 * {@code g.median(Todo::rank)}, {@code g.list(Todo::title, desc(Todo::rank))}.
 *
 * @param <R> the type of the rows
 */
public abstract sealed class RowAggregates<R> extends Aggregates permits Totals {

    private final Ref<R> row;

    /** Aggregates outside any lambda, whose operands are over lanes at once. */
    RowAggregates(Ref<R> row) {
        super(null);
        this.row = row;
    }

    RowAggregates(OpenScope scope, Ref<R> row) {
        super(scope);
        this.row = row.in(scope);
    }

    /**
     * A row, to be aggregated by an expression. Above a grouping nothing else reads it, for the rows of a group may differ.
     *
     * @return the row
     */
    public final Ref<R> row() {
        return row;
    }

    /**
     * The number of rows in which a component is not null.
     *
     * @param property the component
     * @return never null
     */
    public NumberExpr<Long> count(Prop<? super R, ?> property) {
        return count(row.get(property));
    }

    /**
     * The number of different values of a component.
     *
     * @param property the component
     * @return never null
     */
    public NumberExpr<Long> countDistinct(Prop<? super R, ?> property) {
        return countDistinct(row.get(property));
    }

    /**
     * The middle value, or the middle of the two middle ones: exact, then rounded once (law 6).
     *
     * @param property a component
     * @return null if all are null
     * @throws IllegalArgumentException if the component is of decimals
     */
    public NumberExpr<Double> median(Prop<? super R, ? extends @Nullable Number> property) {
        return median(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The middle value, or the middle of the two middle ones of decimals, in 34 digits.
     *
     * @param property a component
     * @return null if all are null
     * @throws IllegalArgumentException if the component is not of decimals
     */
    public NumberExpr<BigDecimal> medianDecimal(Prop<? super R, ? extends @Nullable Number> property) {
        return medianDecimal(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The variance of a sample: exact, then rounded once (law 6).
     *
     * @param property a component
     * @return null if fewer than two are not null
     * @throws IllegalArgumentException if the component is of decimals
     */
    public NumberExpr<Double> variance(Prop<? super R, ? extends @Nullable Number> property) {
        return variance(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The variance of a sample of decimals, in 34 digits.
     *
     * @param property a component
     * @return null if fewer than two are not null
     * @throws IllegalArgumentException if the component is not of decimals
     */
    public NumberExpr<BigDecimal> varianceDecimal(Prop<? super R, ? extends @Nullable Number> property) {
        return varianceDecimal(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The variance of a whole population: exact, then rounded once (law 6).
     *
     * @param property a component
     * @return null if all are null
     * @throws IllegalArgumentException if the component is of decimals
     */
    public NumberExpr<Double> variancePopulation(Prop<? super R, ? extends @Nullable Number> property) {
        return variancePopulation(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The variance of a whole population of decimals, in 34 digits.
     *
     * @param property a component
     * @return null if all are null
     * @throws IllegalArgumentException if the component is not of decimals
     */
    public NumberExpr<BigDecimal> variancePopulationDecimal(Prop<? super R, ? extends @Nullable Number> property) {
        return variancePopulationDecimal(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The standard deviation of a sample: exact, then rounded once (law 6).
     *
     * @param property a component
     * @return null if fewer than two are not null
     * @throws IllegalArgumentException if the component is of decimals
     */
    public NumberExpr<Double> stddev(Prop<? super R, ? extends @Nullable Number> property) {
        return stddev(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The standard deviation of a sample of decimals, in 34 digits.
     *
     * @param property a component
     * @return null if fewer than two are not null
     * @throws IllegalArgumentException if the component is not of decimals
     */
    public NumberExpr<BigDecimal> stddevDecimal(Prop<? super R, ? extends @Nullable Number> property) {
        return stddevDecimal(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The standard deviation of a whole population: exact, then rounded once (law 6).
     *
     * @param property a component
     * @return null if all are null
     * @throws IllegalArgumentException if the component is of decimals
     */
    public NumberExpr<Double> stddevPopulation(Prop<? super R, ? extends @Nullable Number> property) {
        return stddevPopulation(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The standard deviation of a whole population of decimals, in 34 digits.
     *
     * @param property a component
     * @return null if all are null
     * @throws IllegalArgumentException if the component is not of decimals
     */
    public NumberExpr<BigDecimal> stddevPopulationDecimal(Prop<? super R, ? extends @Nullable Number> property) {
        return stddevPopulationDecimal(new NumberExpr<>(row.get(property).node()));
    }

    /**
     * The value below which a fraction of the values lie, between two of them in proportion (continuous), of integers or floating numbers: exact, then rounded once.
     *
     * @param property a component
     * @param fraction from 0.0 for the least value to 1.0 for the greatest
     * @return null if all are null
     * @throws IllegalArgumentException if the component is of other numbers, or the fraction out of range
     */
    public NumberExpr<Double> percentile(Prop<? super R, ? extends @Nullable Number> property, double fraction) {
        return percentile(new NumberExpr<>(row.get(property).node()), fraction);
    }

    /**
     * The value below which a fraction of the values lie, between two of them in proportion (continuous), of decimals, in 34 digits.
     *
     * @param property a component
     * @param fraction from 0.0 for the least value to 1.0 for the greatest
     * @return null if all are null
     * @throws IllegalArgumentException if the component is of other numbers, or the fraction out of range
     */
    public NumberExpr<BigDecimal> percentileDecimal(Prop<? super R, ? extends @Nullable Number> property,
            double fraction) {
        return percentileDecimal(new NumberExpr<>(row.get(property).node()), fraction);
    }

    /**
     * The values of a component in all rows, nulls too.
     *
     * @param <V> the component's type
     * @param property the component
     * @param order the order, such as {@code desc(Todo::rank)}; by identity if none is given
     * @return never null; empty if there are no rows
     */
    @SafeVarargs
    public final <V> PlainExpr<List<V>> list(Prop<? super R, V> property, Ordering<? super R>... order) {
        ExprOrdering[] terms = new ExprOrdering[order.length];
        for (int i = 0; i < order.length; i++) {
            terms[i] = byRow(order[i]);
        }
        return list(row.get(property), terms);
    }

    /**
     * The different values of a component, in their own order, without null.
     *
     * @param <V> the component's type
     * @param property the component
     * @return never null; empty if all are null
     */
    public <V> PlainExpr<List<V>> set(Prop<? super R, V> property) {
        return set(row.get(property));
    }

    private ExprOrdering byRow(Ordering<? super R> ordering) {
        return new ExprOrdering(new OrderTerm(row.get(ordering.property()).node(), ordering.descending(),
                ordering.nulls(), ordering.collation()));
    }

    /**
     * The sum of an expression of integers, exact (law 6).
     *
     * @param value the expression
     * @return null if all are null, or if it does not fit a {@code long}
     */
    public NumberExpr<Long> sumOf(Function<? super Ref<R>, ? extends NumberExpr<?>> value) {
        return sum(Closing.given("sumOf", value.apply(row)));
    }

    /**
     * The average of an expression of integers or floating numbers: the exact quotient, rounded once.
     *
     * @param value the expression
     * @return null if all are null
     */
    public NumberExpr<Double> avgOf(Function<? super Ref<R>, ? extends NumberExpr<?>> value) {
        return avg(Closing.given("avgOf", value.apply(row)));
    }

    /**
     * The least value of an expression.
     *
     * @param <E> the expression's type
     * @param value the expression
     * @return null if all are null
     */
    public <E extends ComparableExpr<?>> E minOf(Function<? super Ref<R>, E> value) {
        return extreme(AggregateFunction.MIN, Closing.given("minOf", value.apply(row)));
    }

    /**
     * The greatest value of an expression.
     *
     * @param <E> the expression's type
     * @param value the expression
     * @return null if all are null
     */
    public <E extends ComparableExpr<?>> E maxOf(Function<? super Ref<R>, E> value) {
        return extreme(AggregateFunction.MAX, Closing.given("maxOf", value.apply(row)));
    }
}
