package dev.millrace.query;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;

/**
 * A typed expression over the rows of a query: inspectable, value-equal and total (law 5). Comparisons with null are unknown
 * and conditions keep only rows for which they are true (law 4). Immutable and thread-safe.
 *
 * @param <V> the type of its value
 */
public sealed interface Expr<V> permits PlainExpr, ComparableExpr, Condition {

    /**
     * The expression as a plain value.
     *
     * @return its node
     */
    ExprNode node();

    /**
     * Equality with a constant, by comparison equality (law 3).
     *
     * @param value the constant, not null: ask {@link #isNull} for null
     * @return unknown where this is null
     */
    default Condition eq(V value) {
        return compare(Operator.EQ, literal(value));
    }

    /**
     * Equality with another expression, by comparison equality (law 3).
     *
     * @param other the other expression
     * @return unknown where either is null
     */
    default Condition eq(Expr<V> other) {
        return compare(Operator.EQ, other.node());
    }

    /**
     * Inequality with a constant.
     *
     * @param value the constant, not null: ask {@link #isNotNull} for null
     * @return unknown where this is null
     */
    default Condition ne(V value) {
        return compare(Operator.NE, literal(value));
    }

    /**
     * Inequality with another expression.
     *
     * @param other the other expression
     * @return unknown where either is null
     */
    default Condition ne(Expr<V> other) {
        return compare(Operator.NE, other.node());
    }

    /**
     * Whether this is null.
     *
     * @return true or false, never unknown
     */
    default Condition isNull() {
        return new Condition(new CallNode(Operator.IS_NULL, node()));
    }

    /**
     * Whether this is not null.
     *
     * @return true or false, never unknown
     */
    default Condition isNotNull() {
        return new Condition(new CallNode(Operator.IS_NOT_NULL, node()));
    }

    /**
     * This value, or a constant where it is null.
     *
     * @param value the constant, not null
     * @return an expression that is never null
     */
    Expr<V> coalesce(V value);

    private Condition compare(Operator operator, ExprNode other) {
        return new Condition(new CallNode(operator, node(), other));
    }

    /**
     * A constant as a node.
     *
     * @param value the constant
     * @return its node
     * @throws IllegalArgumentException if it is null, or an expression that a value of type {@code Object} was meant to be
     */
    static LiteralNode literal(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "A comparison or default with the constant null was asked for, which is never true;"
                            + " use isNull() or isNotNull()");
        }
        if (value instanceof Expr<?>) {
            throw new IllegalArgumentException("A constant is needed here, but the expression " + value
                    + " was given, which is of another type than what it is compared with");
        }
        return new LiteralNode(value);
    }
}
