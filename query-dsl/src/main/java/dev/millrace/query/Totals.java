package dev.millrace.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.property.BoxedDoubleProp;
import dev.millrace.query.property.BoxedIntProp;
import dev.millrace.query.property.BoxedLongProp;
import dev.millrace.query.property.ByteProp;
import dev.millrace.query.property.CharProp;
import dev.millrace.query.property.DecimalProp;
import dev.millrace.query.property.DoubleProp;
import dev.millrace.query.property.FloatProp;
import dev.millrace.query.property.InstantProp;
import dev.millrace.query.property.IntProp;
import dev.millrace.query.property.LocalDateProp;
import dev.millrace.query.property.LocalDateTimeProp;
import dev.millrace.query.property.LocalTimeProp;
import dev.millrace.query.property.LongProp;
import dev.millrace.query.property.OrderedProp;
import dev.millrace.query.property.ShortProp;
import dev.millrace.query.property.TextProp;

/**
 * The aggregates of rows of one type, by their components: {@code g.sum(Todo::rank)}, or by an expression of the row:
 * {@code g.sumOf(t -> t.get(Todo::rank).times(2))}, {@code g.median(g.row().get(Todo::rank))}.
 *
 * @param <R> the type of the rows
 */
@SuppressWarnings("overloads") // a method reference is exact, so the getter's type decides; lambdas are refused anyway
public sealed class Totals<R> extends RowAggregates<R> permits Group, Group2, Group3, Group4 {

    /** Aggregates outside any lambda, whose operands are over lanes at once. */
    Totals(Ref<R> row) {
        super(row);
    }

    Totals(OpenScope scope, Ref<R> row) {
        super(scope, row);
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null, or if it does not fit a {@code long}
     */
    public NumberExpr<Long> sum(IntProp<? super R> property) {
        return sum(row().get(property));
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null, or if it does not fit a {@code long}
     */
    public NumberExpr<Long> sum(LongProp<? super R> property) {
        return sum(row().get(property));
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null, or if it does not fit a {@code long}
     */
    public NumberExpr<Long> sum(ShortProp<? super R> property) {
        return sum(row().get(property));
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null, or if it does not fit a {@code long}
     */
    public NumberExpr<Long> sum(ByteProp<? super R> property) {
        return sum(row().get(property));
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> sum(DoubleProp<? super R> property) {
        return sumDouble(row().get(property));
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> sum(FloatProp<? super R> property) {
        return sumDouble(row().get(property));
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null, or if it does not fit a {@code long}
     */
    public NumberExpr<Long> sum(BoxedIntProp<? super R> property) {
        return sum(row().get(property));
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null, or if it does not fit a {@code long}
     */
    public NumberExpr<Long> sum(BoxedLongProp<? super R> property) {
        return sum(row().get(property));
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> sum(BoxedDoubleProp<? super R> property) {
        return sumDouble(row().get(property));
    }

    /**
     * The sum of a component, exact (law 6).
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<BigDecimal> sum(DecimalProp<? super R> property) {
        return sumDecimal(row().get(property));
    }

    /**
     * The average of a component of decimals, in 34 digits.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<BigDecimal> avg(DecimalProp<? super R> property) {
        return avgDecimal(row().get(property));
    }

    /**
     * The average of a component: the exact quotient, rounded once.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> avg(IntProp<? super R> property) {
        return avg(row().get(property));
    }

    /**
     * The average of a component: the exact quotient, rounded once.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> avg(LongProp<? super R> property) {
        return avg(row().get(property));
    }

    /**
     * The average of a component: the exact quotient, rounded once.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> avg(ShortProp<? super R> property) {
        return avg(row().get(property));
    }

    /**
     * The average of a component: the exact quotient, rounded once.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> avg(ByteProp<? super R> property) {
        return avg(row().get(property));
    }

    /**
     * The average of a component: the exact quotient, rounded once.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> avg(DoubleProp<? super R> property) {
        return avg(row().get(property));
    }

    /**
     * The average of a component: the exact quotient, rounded once.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> avg(FloatProp<? super R> property) {
        return avg(row().get(property));
    }

    /**
     * The average of a component: the exact quotient, rounded once.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> avg(BoxedIntProp<? super R> property) {
        return avg(row().get(property));
    }

    /**
     * The average of a component: the exact quotient, rounded once.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> avg(BoxedLongProp<? super R> property) {
        return avg(row().get(property));
    }

    /**
     * The average of a component: the exact quotient, rounded once.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> avg(BoxedDoubleProp<? super R> property) {
        return avg(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Integer> min(IntProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Integer> max(IntProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Long> min(LongProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Long> max(LongProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Short> min(ShortProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Short> max(ShortProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Byte> min(ByteProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Byte> max(ByteProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> min(DoubleProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> max(DoubleProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Float> min(FloatProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Float> max(FloatProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Integer> min(BoxedIntProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Integer> max(BoxedIntProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Long> min(BoxedLongProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Long> max(BoxedLongProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> min(BoxedDoubleProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<Double> max(BoxedDoubleProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<BigDecimal> min(DecimalProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public NumberExpr<BigDecimal> max(DecimalProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TextExpr min(TextProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TextExpr max(TextProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public OrderedExpr<Character> min(CharProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public OrderedExpr<Character> max(CharProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TimeExpr<Instant> min(InstantProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TimeExpr<Instant> max(InstantProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TimeExpr<LocalDateTime> min(LocalDateTimeProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TimeExpr<LocalDateTime> max(LocalDateTimeProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TimeExpr<LocalDate> min(LocalDateProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TimeExpr<LocalDate> max(LocalDateProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TimeExpr<LocalTime> min(LocalTimeProp<? super R> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param property the component
     * @return null if all are null
     */
    public TimeExpr<LocalTime> max(LocalTimeProp<? super R> property) {
        return max(row().get(property));
    }

    /**
     * The least value of a component.
     *
     * @param <V> the type of the values
     * @param property the component
     * @return null if all are null
     */
    public <V extends Comparable<? super V>> OrderedExpr<V> min(OrderedProp<? super R, V> property) {
        return min(row().get(property));
    }

    /**
     * The greatest value of a component.
     *
     * @param <V> the type of the values
     * @param property the component
     * @return null if all are null
     */
    public <V extends Comparable<? super V>> OrderedExpr<V> max(OrderedProp<? super R, V> property) {
        return max(row().get(property));
    }
}
