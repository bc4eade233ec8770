package dev.millrace.query;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;

/**
 * An expression of an ordered type that is neither number nor text: enum, UUID, {@code java.time}.
 *
 * @param <V> the type of its value
 * @param node the expression as a plain value
 */
public record OrderedExpr<V>(ExprNode node) implements ComparableExpr<V> {

    @Override
    public OrderedExpr<V> nullIf(V value) {
        return new OrderedExpr<>(new FunctionNode(ScalarFunction.NULL_IF, node, Expr.literal(value)));
    }

    @Override
    public OrderedExpr<V> coalesce(Expr<V> other) {
        return new OrderedExpr<>(new CallNode(Operator.COALESCE, node, other.node()));
    }

    @Override
    public OrderedExpr<V> coalesce(V value) {
        return new OrderedExpr<>(new CallNode(Operator.COALESCE, node, Expr.literal(value)));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
