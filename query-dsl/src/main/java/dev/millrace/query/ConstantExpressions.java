package dev.millrace.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Constants that stand where an expression is needed, each in the kind of expression that fits its type:
 * {@code least(t.get(Todo::rank), constant(5))}. Comparisons and arithmetic take constants as they are.
 */
public abstract sealed class ConstantExpressions extends Subqueries permits QueryDsl {

    ConstantExpressions() {
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static TextExpr constant(String value) {
        return new TextExpr(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static Condition constant(Boolean value) {
        return new Condition(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static NumberExpr<Integer> constant(Integer value) {
        return new NumberExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static NumberExpr<Long> constant(Long value) {
        return new NumberExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static NumberExpr<Double> constant(Double value) {
        return new NumberExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static NumberExpr<Float> constant(Float value) {
        return new NumberExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static NumberExpr<Short> constant(Short value) {
        return new NumberExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static NumberExpr<Byte> constant(Byte value) {
        return new NumberExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static NumberExpr<BigDecimal> constant(BigDecimal value) {
        return new NumberExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static NumberExpr<BigInteger> constant(BigInteger value) {
        return new NumberExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static TimeExpr<Instant> constant(Instant value) {
        return new TimeExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static TimeExpr<LocalDateTime> constant(LocalDateTime value) {
        return new TimeExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static TimeExpr<LocalDate> constant(LocalDate value) {
        return new TimeExpr<>(Expr.literal(value));
    }

    /**
     * A constant.
     *
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static TimeExpr<LocalTime> constant(LocalTime value) {
        return new TimeExpr<>(Expr.literal(value));
    }

    /**
     * A constant of another ordered type, such as an enum.
     *
     * @param <V> its type
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static <V extends Comparable<? super V>> OrderedExpr<V> constant(V value) {
        return new OrderedExpr<>(Expr.literal(value));
    }

    /**
     * A constant of a type without order.
     *
     * @param <V> its type
     * @param value the constant
     * @return the expression
     * @throws IllegalArgumentException if it is null
     */
    public static <V> PlainExpr<V> constant(V value) {
        return new PlainExpr<>(Expr.literal(value));
    }
}
