package dev.millrace.query;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;

/**
 * An expression of numbers. It compares with integer and floating-point constants alike, so {@code ge(5)} works on any of
 * them.
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
