package dev.millrace.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;

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
     * Whether this differs from a constant, null being a value of its own.
     *
     * @param value the constant; null asks as {@link #isNotNull} does
     * @return true or false, never unknown
     */
    default Condition isDistinctFrom(@Nullable V value) {
        return test(ScalarFunction.IS_DISTINCT_FROM,
                value == null ? new LiteralNode(null, node().type()) : literal(value));
    }

    /**
     * Whether this differs from another expression, null being a value of its own.
     *
     * @param other the other
     * @return true or false, never unknown
     */
    default Condition isDistinctFrom(Expr<V> other) {
        return test(ScalarFunction.IS_DISTINCT_FROM, other.node());
    }

    /**
     * Whether this is equal to one of some constants (law 4).
     *
     * @param values the constants, perhaps none; a null among them is equal to nothing
     * @return unknown where this is null, and where it equals none of them and one is null; false if there are none
     */
    default Condition in(Collection<? extends @Nullable V> values) {
        ExprNode[] constants = values.stream()
                .map(value -> value == null ? new LiteralNode(null, node().type()) : literal(value))
                .toArray(ExprNode[]::new);
        return test(ScalarFunction.IN, constants);
    }

    /**
     * Whether this equals a row of another query (law 4).
     *
     * @param query a query of plain values
     * @return a condition; unknown if none is equal, and this or one of the rows is null
     */
    default Condition in(Query<V> query) {
        return new Condition(new SubqueryNode(SubqueryForm.IN, query.node(), node()));
    }

    /**
     * Null where this equals a constant, else this.
     *
     * @param value the constant
     * @return null where this is null
     */
    Expr<V> nullIf(V value);

    /**
     * This value, or that of another expression where it is null.
     *
     * @param other the other
     * @return null where both are
     */
    Expr<V> coalesce(Expr<V> other);

    private Condition test(ScalarFunction function, ExprNode... others) {
        List<ExprNode> operands = new ArrayList<>(List.of(node()));
        operands.addAll(List.of(others));
        return new Condition(new FunctionNode(function, operands));
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
