package dev.millrace.query;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;

/**
 * An expression whose values have an order (law 3).
 *
 * @param <V> the type of its value
 */
public sealed interface ComparableExpr<V> extends Expr<V> permits OrderedExpr, NumberExpr, TextExpr, TimeExpr {

    /**
     * Less than a constant.
     *
     * @param value the constant
     * @return unknown where this is null
     */
    default Condition lt(V value) {
        return compare(Operator.LT, Expr.literal(value));
    }

    /**
     * Less than another expression.
     *
     * @param other the other
     * @return unknown where either is null
     */
    default Condition lt(Expr<V> other) {
        return compare(Operator.LT, other.node());
    }

    /**
     * At most a constant.
     *
     * @param value the constant
     * @return unknown where this is null
     */
    default Condition le(V value) {
        return compare(Operator.LE, Expr.literal(value));
    }

    /**
     * At most another expression.
     *
     * @param other the other
     * @return unknown where either is null
     */
    default Condition le(Expr<V> other) {
        return compare(Operator.LE, other.node());
    }

    /**
     * Greater than a constant.
     *
     * @param value the constant
     * @return unknown where this is null
     */
    default Condition gt(V value) {
        return compare(Operator.GT, Expr.literal(value));
    }

    /**
     * Greater than another expression.
     *
     * @param other the other
     * @return unknown where either is null
     */
    default Condition gt(Expr<V> other) {
        return compare(Operator.GT, other.node());
    }

    /**
     * At least a constant.
     *
     * @param value the constant
     * @return unknown where this is null
     */
    default Condition ge(V value) {
        return compare(Operator.GE, Expr.literal(value));
    }

    /**
     * At least another expression.
     *
     * @param other the other
     * @return unknown where either is null
     */
    default Condition ge(Expr<V> other) {
        return compare(Operator.GE, other.node());
    }

    /**
     * At least a first constant and at most a second.
     *
     * @param least the first
     * @param greatest the second
     * @return unknown where this is null
     */
    default Condition between(V least, V greatest) {
        return new Condition(
                new FunctionNode(ScalarFunction.BETWEEN, node(), Expr.literal(least), Expr.literal(greatest)));
    }

    /**
     * At least a first expression and at most a second.
     *
     * @param least the first
     * @param greatest the second
     * @return as {@code ge(least).and(le(greatest))}
     */
    default Condition between(Expr<V> least, Expr<V> greatest) {
        return new Condition(new FunctionNode(ScalarFunction.BETWEEN, node(), least.node(), greatest.node()));
    }

    private Condition compare(Operator operator, ExprNode other) {
        return new Condition(new CallNode(operator, node(), other));
    }
}
