package dev.millrace.query;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;

/**
 * An expression whose values can be compared for equality only.
 *
 * @param <V> the type of its value
 * @param node the expression as a plain value
 */
public record PlainExpr<V>(ExprNode node) implements Expr<V> {

    @Override
    public PlainExpr<V> nullIf(V value) {
        return new PlainExpr<>(new FunctionNode(ScalarFunction.NULL_IF, node, Expr.literal(value)));
    }

    @Override
    public PlainExpr<V> coalesce(Expr<V> other) {
        return new PlainExpr<>(new CallNode(Operator.COALESCE, node, other.node()));
    }

    @Override
    public PlainExpr<V> coalesce(V value) {
        return new PlainExpr<>(new CallNode(Operator.COALESCE, node, Expr.literal(value)));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
