package dev.millrace.query;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;

/**
 * An expression that is true, false or unknown (law 4).
 *
 * @param node the expression as a plain value
 */
public record Condition(ExprNode node) implements Expr<Boolean> {

    /**
     * Kleene's conjunction.
     *
     * @param other the other condition
     * @return true where both are, false where one is
     */
    public Condition and(Condition other) {
        return new Condition(new CallNode(Operator.AND, node, other.node));
    }

    /**
     * Kleene's disjunction.
     *
     * @param other the other condition
     * @return true where one is, false where both are
     */
    public Condition or(Condition other) {
        return new Condition(new CallNode(Operator.OR, node, other.node));
    }

    /**
     * Kleene's negation.
     *
     * @return unknown where this is unknown
     */
    public Condition not() {
        return new Condition(new CallNode(Operator.NOT, node));
    }

    @Override
    public Condition nullIf(Boolean value) {
        return new Condition(new FunctionNode(ScalarFunction.NULL_IF, node, Expr.literal(value)));
    }

    @Override
    public Condition coalesce(Expr<Boolean> other) {
        return new Condition(new CallNode(Operator.COALESCE, node, other.node()));
    }

    @Override
    public Condition coalesce(Boolean value) {
        return new Condition(new CallNode(Operator.COALESCE, node, Expr.literal(value)));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
