package dev.millrace.query;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.Operator;

/**
 * An expression of strings, which compare by code point (law 7).
 *
 * @param node the expression as a plain value
 */
public record TextExpr(ExprNode node) implements ComparableExpr<String> {

    @Override
    public TextExpr coalesce(String value) {
        return new TextExpr(new CallNode(Operator.COALESCE, node, Expr.literal(value)));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
