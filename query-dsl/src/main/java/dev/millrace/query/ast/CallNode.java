package dev.millrace.query.ast;

import java.util.List;

/**
 * An operator applied to operands.
 *
 * @param operator the operator
 * @param operands its operands, as many as it takes
 */
public record CallNode(Operator operator, List<ExprNode> operands) implements ExprNode {

    /**
     * Checks the number of operands.
     *
     * @throws IllegalArgumentException if it is not what the operator takes
     */
    public CallNode {
        operands = List.copyOf(operands);
        if (operands.size() != operator.arity()) {
            throw new IllegalArgumentException(
                    operator + " takes " + operator.arity() + " operands, but was given " + operands);
        }
    }

    /**
     * An operator applied to operands.
     *
     * @param operator the operator
     * @param operands its operands
     */
    public CallNode(Operator operator, ExprNode... operands) {
        this(operator, List.of(operands));
    }

    @Override
    public List<ExprNode> children() {
        return operands;
    }

    @Override
    public CallNode withChildren(List<ExprNode> children) {
        return new CallNode(operator, children);
    }

    @Override
    public Class<?> type() {
        return operator == Operator.COALESCE ? operands.get(0).type() : Boolean.class;
    }

    @Override
    public boolean nullable() {
        return switch (operator) {
            case IS_NULL, IS_NOT_NULL -> false;
            case COALESCE -> operands.get(operands.size() - 1).nullable();
            default -> operands.stream().anyMatch(ExprNode::nullable);
        };
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
