package dev.millrace.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;

/**
 * An expression of numbers. It compares with integer and floating-point constants alike, so {@code ge(5)} works on any of
 * them. Arithmetic stays in its type, which must be one to reckon in: of a {@code BigInteger} or a {@code Number} it is
 * refused when the query is built, and {@link #toDecimal} gives an expression that has it.
 *
 * @param <V> the type of its value
 * @param node the expression as a plain value
 */
public record NumberExpr<V extends Number>(ExprNode node) implements ComparableExpr<V> {

    /**
     * Checks that the expression is one of numbers.
     *
     * @throws IllegalArgumentException if it is not: a {@code char} is no number here
     */
    public NumberExpr {
        if (!Number.class.isAssignableFrom(node.type())) {
            throw new IllegalArgumentException("A number is needed here, but " + node + " is of type "
                    + node.type().getSimpleName());
        }
    }

    /**
     * Equality with a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition eq(long value) {
        return compare(Operator.EQ, value);
    }

    /**
     * Equality with a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition eq(double value) {
        return compare(Operator.EQ, value);
    }

    /**
     * Inequality with a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition ne(long value) {
        return compare(Operator.NE, value);
    }

    /**
     * Inequality with a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition ne(double value) {
        return compare(Operator.NE, value);
    }

    /**
     * Less than a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition lt(long value) {
        return compare(Operator.LT, value);
    }

    /**
     * Less than a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition lt(double value) {
        return compare(Operator.LT, value);
    }

    /**
     * At most a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition le(long value) {
        return compare(Operator.LE, value);
    }

    /**
     * At most a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition le(double value) {
        return compare(Operator.LE, value);
    }

    /**
     * Greater than a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition gt(long value) {
        return compare(Operator.GT, value);
    }

    /**
     * Greater than a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition gt(double value) {
        return compare(Operator.GT, value);
    }

    /**
     * At least a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition ge(long value) {
        return compare(Operator.GE, value);
    }

    /**
     * At least a constant, by value whatever the number types (law 3).
     *
     * @param value the constant
     * @return unknown where this is null
     */
    public Condition ge(double value) {
        return compare(Operator.GE, value);
    }

    /**
     * The sum with another number of the same type, null where it leaves the range of the type.
     *
     * @param other the other
     * @return of this type; null where either is null
     */
    public NumberExpr<V> plus(NumberExpr<V> other) {
        return apply(ScalarFunction.PLUS, other.node);
    }

    /**
     * The sum with a constant, null where it leaves the range of the type.
     *
     * @param value the constant, taken as one of this type
     * @return of this type; null where this is null
     * @throws IllegalArgumentException if the constant does not fit this type
     */
    public NumberExpr<V> plus(long value) {
        return apply(ScalarFunction.PLUS, Constants.of(node.type(), value));
    }

    /**
     * The sum with a constant, in doubles.
     *
     * @param value the constant
     * @return null where this is null, and where the value of finite numbers is none
     */
    public NumberExpr<Double> plus(double value) {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.PLUS, node, new LiteralNode(value)));
    }

    /**
     * The sum with a constant, in exact decimals.
     *
     * @param value the constant
     * @return null where this is null
     */
    public NumberExpr<BigDecimal> plus(BigDecimal value) {
        return inDecimals(ScalarFunction.PLUS, value);
    }

    /**
     * The difference from another number of the same type, null where it leaves the range of the type.
     *
     * @param other the other
     * @return of this type; null where either is null
     */
    public NumberExpr<V> minus(NumberExpr<V> other) {
        return apply(ScalarFunction.MINUS, other.node);
    }

    /**
     * The difference from a constant, null where it leaves the range of the type.
     *
     * @param value the constant, taken as one of this type
     * @return of this type; null where this is null
     * @throws IllegalArgumentException if the constant does not fit this type
     */
    public NumberExpr<V> minus(long value) {
        return apply(ScalarFunction.MINUS, Constants.of(node.type(), value));
    }

    /**
     * The difference from a constant, in doubles.
     *
     * @param value the constant
     * @return null where this is null, and where the value of finite numbers is none
     */
    public NumberExpr<Double> minus(double value) {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.MINUS, node, new LiteralNode(value)));
    }

    /**
     * The difference from a constant, in exact decimals.
     *
     * @param value the constant
     * @return null where this is null
     */
    public NumberExpr<BigDecimal> minus(BigDecimal value) {
        return inDecimals(ScalarFunction.MINUS, value);
    }

    /**
     * The product with another number of the same type, null where it leaves the range of the type.
     *
     * @param other the other
     * @return of this type; null where either is null
     */
    public NumberExpr<V> times(NumberExpr<V> other) {
        return apply(ScalarFunction.TIMES, other.node);
    }

    /**
     * The product with a constant, null where it leaves the range of the type.
     *
     * @param value the constant, taken as one of this type
     * @return of this type; null where this is null
     * @throws IllegalArgumentException if the constant does not fit this type
     */
    public NumberExpr<V> times(long value) {
        return apply(ScalarFunction.TIMES, Constants.of(node.type(), value));
    }

    /**
     * The product with a constant, in doubles.
     *
     * @param value the constant
     * @return null where this is null, and where the value of finite numbers is none
     */
    public NumberExpr<Double> times(double value) {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.TIMES, node, new LiteralNode(value)));
    }

    /**
     * The product with a constant, in exact decimals.
     *
     * @param value the constant
     * @return null where this is null
     */
    public NumberExpr<BigDecimal> times(BigDecimal value) {
        return inDecimals(ScalarFunction.TIMES, value);
    }

    /**
     * The quotient by another number of the same type, of integers without its fraction, of decimals in 34 digits; null for zero.
     *
     * @param other the other
     * @return of this type; null where either is null
     */
    public NumberExpr<V> dividedBy(NumberExpr<V> other) {
        return apply(ScalarFunction.DIVIDE, other.node);
    }

    /**
     * The quotient by a constant, of integers without its fraction, of decimals in 34 digits; null for zero.
     *
     * @param value the constant, taken as one of this type
     * @return of this type; null where this is null
     * @throws IllegalArgumentException if the constant does not fit this type
     */
    public NumberExpr<V> dividedBy(long value) {
        return apply(ScalarFunction.DIVIDE, Constants.of(node.type(), value));
    }

    /**
     * The quotient by a constant, in doubles.
     *
     * @param value the constant
     * @return null where this is null, and where the value of finite numbers is none
     */
    public NumberExpr<Double> dividedBy(double value) {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.DIVIDE, node, new LiteralNode(value)));
    }

    /**
     * The quotient by a constant, in exact decimals, in 34 digits.
     *
     * @param value the constant
     * @return null where this is null, and for zero
     */
    public NumberExpr<BigDecimal> dividedBy(BigDecimal value) {
        return inDecimals(ScalarFunction.DIVIDE, value);
    }

    /**
     * The remainder of the division by another number of the same type, with the sign of this; null for zero.
     *
     * @param other the other
     * @return of this type; null where either is null
     */
    public NumberExpr<V> mod(NumberExpr<V> other) {
        return apply(ScalarFunction.MOD, other.node);
    }

    /**
     * The remainder of the division by a constant, with the sign of this; null for zero.
     *
     * @param value the constant, taken as one of this type
     * @return of this type; null where this is null
     * @throws IllegalArgumentException if the constant does not fit this type
     */
    public NumberExpr<V> mod(long value) {
        return apply(ScalarFunction.MOD, Constants.of(node.type(), value));
    }

    /**
     * The remainder of the division by a constant, in doubles.
     *
     * @param value the constant
     * @return null where this is null, and where the value of finite numbers is none
     */
    public NumberExpr<Double> mod(double value) {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.MOD, node, new LiteralNode(value)));
    }

    /**
     * The remainder of the division by a constant, in exact decimals.
     *
     * @param value the constant
     * @return null where this is null, and for zero
     */
    public NumberExpr<BigDecimal> mod(BigDecimal value) {
        return inDecimals(ScalarFunction.MOD, value);
    }

    /**
     * This with the other sign; null where it leaves the range of the type.
     *
     * @return of this type; null where this is null
     */
    public NumberExpr<V> negate() {
        return apply(ScalarFunction.NEGATE);
    }

    /**
     * This without its sign; null where it leaves the range of the type.
     *
     * @return of this type; null where this is null
     */
    public NumberExpr<V> abs() {
        return apply(ScalarFunction.ABS);
    }

    /**
     * The nearest whole number; halves away from zero.
     *
     * @return of this type; null where this is null
     */
    public NumberExpr<V> round() {
        return apply(ScalarFunction.ROUND);
    }

    /**
     * The greatest whole number that is not greater.
     *
     * @return of this type; null where this is null
     */
    public NumberExpr<V> floor() {
        return apply(ScalarFunction.FLOOR);
    }

    /**
     * The least whole number that is not less.
     *
     * @return of this type; null where this is null
     */
    public NumberExpr<V> ceil() {
        return apply(ScalarFunction.CEIL);
    }

    /**
     * The nearest number of so many decimal places; halves away from zero.
     *
     * @param places how many; negative for tens, hundreds and so on
     * @return of this type; null where this is null
     */
    public NumberExpr<V> round(int places) {
        return apply(ScalarFunction.ROUND, new LiteralNode(places));
    }

    /**
     * This as an {@code int}, towards zero; null where it does not fit.
     *
     * @return null where this is null
     */
    public NumberExpr<Integer> toInt() {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.TO_INT, node));
    }

    /**
     * This as a {@code long}, towards zero; null where it does not fit.
     *
     * @return null where this is null
     */
    public NumberExpr<Long> toLong() {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.TO_LONG, node));
    }

    /**
     * The nearest {@code double}.
     *
     * @return null where this is null
     */
    public NumberExpr<Double> toDouble() {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.TO_DOUBLE, node));
    }

    /**
     * This as a decimal, exactly; null for what is no finite number.
     *
     * @return null where this is null
     */
    public NumberExpr<BigDecimal> toDecimal() {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.TO_DECIMAL, node));
    }

    /** Floating numbers would turn the constant into one of theirs, so they become decimals. */
    private NumberExpr<BigDecimal> inDecimals(ScalarFunction function, BigDecimal value) {
        boolean isFloating = node.type() == Double.class || node.type() == Float.class;
        return new NumberExpr<>(
                new FunctionNode(function, isFloating ? toDecimal().node : node, new LiteralNode(value)));
    }

    private NumberExpr<V> apply(ScalarFunction function, ExprNode... others) {
        List<ExprNode> operands = new ArrayList<>(List.of(node));
        operands.addAll(List.of(others));
        FunctionNode made = new FunctionNode(function, operands);
        // The compiler takes the value for a V, which it is not where numbers of open type and big integers become decimals.
        if (made.type() != node.type()) {
            throw new IllegalArgumentException(function.word() + " was asked for of " + node + ", which is of type "
                    + node.type().getSimpleName() + ", but numbers are reckoned in " + made.type().getSimpleName()
                    + " then; write toDecimal() first, or toLong() or toDouble()");
        }
        return new NumberExpr<>(made);
    }

    /**
     * This, or a constant where this is null.
     *
     * @param value the constant; it is taken as a value of this expression's type
     * @return never null
     * @throws IllegalArgumentException if the type does not hold the constant
     */
    public NumberExpr<V> coalesce(long value) {
        return new NumberExpr<>(new CallNode(Operator.COALESCE, node, Constants.of(node.type(), value)));
    }

    /**
     * Null where this equals a constant, else this.
     *
     * @param value the constant; it is taken as a value of this expression's type
     * @return an expression that can be null
     * @throws IllegalArgumentException if the type does not hold the constant
     */
    public NumberExpr<V> nullIf(long value) {
        return apply(ScalarFunction.NULL_IF, Constants.of(node.type(), value));
    }

    /**
     * Whether this is at least a constant and at most another.
     *
     * @param least the lower bound
     * @param greatest the upper bound
     * @return unknown where this is null
     */
    public Condition between(long least, long greatest) {
        return new Condition(new FunctionNode(ScalarFunction.BETWEEN, node, new LiteralNode(least),
                new LiteralNode(greatest)));
    }

    /**
     * Whether this is at least a constant and at most another.
     *
     * @param least the lower bound
     * @param greatest the upper bound
     * @return unknown where this is null
     */
    public Condition between(double least, double greatest) {
        return new Condition(new FunctionNode(ScalarFunction.BETWEEN, node, new LiteralNode(least),
                new LiteralNode(greatest)));
    }

    /**
     * Whether this differs from a constant, where null differs from every value.
     *
     * @param value the constant
     * @return never unknown
     */
    public Condition isDistinctFrom(long value) {
        return new Condition(new FunctionNode(ScalarFunction.IS_DISTINCT_FROM, node, new LiteralNode(value)));
    }

    @Override
    public NumberExpr<V> nullIf(V value) {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.NULL_IF, node, Expr.literal(value)));
    }

    @Override
    public NumberExpr<V> coalesce(Expr<V> other) {
        return new NumberExpr<>(new CallNode(Operator.COALESCE, node, other.node()));
    }

    @Override
    public NumberExpr<V> coalesce(V value) {
        return new NumberExpr<>(new CallNode(Operator.COALESCE, node, Expr.literal(value)));
    }

    @Override
    public String toString() {
        return node.toString();
    }

    private Condition compare(Operator operator, Object value) {
        return new Condition(new CallNode(operator, node, new LiteralNode(value)));
    }
}
