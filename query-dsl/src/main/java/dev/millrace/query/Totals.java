package dev.millrace.query;

import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.property.BoxedIntProp;
import dev.millrace.query.property.BoxedLongProp;
import dev.millrace.query.property.ByteProp;
import dev.millrace.query.property.IntProp;
import dev.millrace.query.property.LongProp;
import dev.millrace.query.property.ShortProp;

/**
 * The aggregates over rows of one type, by component or by expression.
 *
 * @param <R> the row type
 */
@SuppressWarnings("overloads") // a method reference is exact, so the getter's type decides; lambdas are refused anyway
public sealed class Totals<R> extends Aggregates permits Group {

    private final Ref<R> row;

    /** The aggregates of rows outside any lambda. */
    Totals(Ref<R> row) {
        super(null);
        this.row = row;
    }

    Totals(OpenScope scope, Ref<R> row) {
        super(scope);
        this.row = row.in(scope);
    }

    /**
     * Stands for the rows that are aggregated, for expressions over them.
     *
     * @return a reference for use inside aggregates
     */
    public Ref<R> row() {
        return row;
    }

    /**
     * The sum of an integer component; null over nothing and where it does not fit a {@code long}.
     *
     * @param property the component
     * @return the exact sum
     */
    public NumberExpr<Long> sum(IntProp<? super R> property) {
        return sum(row.get(property));
    }

    /**
     * The sum of an integer component; null over nothing and where it does not fit a {@code long}.
     *
     * @param property the component
     * @return the exact sum
     */
    public NumberExpr<Long> sum(LongProp<? super R> property) {
        return sum(row.get(property));
    }

    /**
     * The sum of an integer component; null over nothing and where it does not fit a {@code long}.
     *
     * @param property the component
     * @return the exact sum
     */
    public NumberExpr<Long> sum(ShortProp<? super R> property) {
        return sum(row.get(property));
    }

    /**
     * The sum of an integer component; null over nothing and where it does not fit a {@code long}.
     *
     * @param property the component
     * @return the exact sum
     */
    public NumberExpr<Long> sum(ByteProp<? super R> property) {
        return sum(row.get(property));
    }

    /**
     * The sum of an integer component; null over nothing and where it does not fit a {@code long}.
     *
     * @param property the component
     * @return the exact sum
     */
    public NumberExpr<Long> sum(BoxedIntProp<? super R> property) {
        return sum(row.get(property));
    }

    /**
     * The sum of an integer component; null over nothing and where it does not fit a {@code long}.
     *
     * @param property the component
     * @return the exact sum
     */
    public NumberExpr<Long> sum(BoxedLongProp<? super R> property) {
        return sum(row.get(property));
    }

    /**
     * The average of an integer component: the exact quotient, rounded once; null over nothing.
     *
     * @param property the component
     * @return the average
     */
    public NumberExpr<Double> avg(IntProp<? super R> property) {
        return avg(row.get(property));
    }

    /**
     * The average of an integer component: the exact quotient, rounded once; null over nothing.
     *
     * @param property the component
     * @return the average
     */
    public NumberExpr<Double> avg(LongProp<? super R> property) {
        return avg(row.get(property));
    }

    /**
     * The average of an integer component: the exact quotient, rounded once; null over nothing.
     *
     * @param property the component
     * @return the average
     */
    public NumberExpr<Double> avg(ShortProp<? super R> property) {
        return avg(row.get(property));
    }

    /**
     * The average of an integer component: the exact quotient, rounded once; null over nothing.
     *
     * @param property the component
     * @return the average
     */
    public NumberExpr<Double> avg(ByteProp<? super R> property) {
        return avg(row.get(property));
    }

    /**
     * The average of an integer component: the exact quotient, rounded once; null over nothing.
     *
     * @param property the component
     * @return the average
     */
    public NumberExpr<Double> avg(BoxedIntProp<? super R> property) {
        return avg(row.get(property));
    }

    /**
     * The average of an integer component: the exact quotient, rounded once; null over nothing.
     *
     * @param property the component
     * @return the average
     */
    public NumberExpr<Double> avg(BoxedLongProp<? super R> property) {
        return avg(row.get(property));
    }

    /**
     * The least value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the least
     */
    public NumberExpr<Integer> min(IntProp<? super R> property) {
        return min(row.get(property));
    }

    /**
     * The least value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the least
     */
    public NumberExpr<Long> min(LongProp<? super R> property) {
        return min(row.get(property));
    }

    /**
     * The least value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the least
     */
    public NumberExpr<Short> min(ShortProp<? super R> property) {
        return min(row.get(property));
    }

    /**
     * The least value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the least
     */
    public NumberExpr<Byte> min(ByteProp<? super R> property) {
        return min(row.get(property));
    }

    /**
     * The least value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the least
     */
    public NumberExpr<Integer> min(BoxedIntProp<? super R> property) {
        return min(row.get(property));
    }

    /**
     * The least value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the least
     */
    public NumberExpr<Long> min(BoxedLongProp<? super R> property) {
        return min(row.get(property));
    }

    /**
     * The greatest value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the greatest
     */
    public NumberExpr<Integer> max(IntProp<? super R> property) {
        return max(row.get(property));
    }

    /**
     * The greatest value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the greatest
     */
    public NumberExpr<Long> max(LongProp<? super R> property) {
        return max(row.get(property));
    }

    /**
     * The greatest value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the greatest
     */
    public NumberExpr<Short> max(ShortProp<? super R> property) {
        return max(row.get(property));
    }

    /**
     * The greatest value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the greatest
     */
    public NumberExpr<Byte> max(ByteProp<? super R> property) {
        return max(row.get(property));
    }

    /**
     * The greatest value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the greatest
     */
    public NumberExpr<Integer> max(BoxedIntProp<? super R> property) {
        return max(row.get(property));
    }

    /**
     * The greatest value of an integer component; null over nothing.
     *
     * @param property the component
     * @return the greatest
     */
    public NumberExpr<Long> max(BoxedLongProp<? super R> property) {
        return max(row.get(property));
    }
}
