package dev.millrace.query.ast;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.UserFunction;

/**
 * A user's function applied to operands. It is null where an operand is, and where the function throws (law 5).
 *
 * @param function the function
 * @param operands its operands, as many as it takes and of the types it takes
 */
public record UserCallNode(UserFunction<?> function, List<ExprNode> operands) implements ExprNode {

    /**
     * Checks the operands.
     *
     * @throws IllegalArgumentException if their number or a type is not what the function takes
     */
    public UserCallNode {
        operands = Operands.of(operands);
        List<Class<?>> taken = function.operandTypes();
        if (operands.size() != taken.size()) {
            throw new IllegalArgumentException("Function " + function.name() + " takes " + taken.size()
                    + " operands, but was given " + operands);
        }
        for (int i = 0; i < taken.size(); i++) {
            if (!taken.get(i).isAssignableFrom(operands.get(i).type())) {
                throw new IllegalArgumentException("Function " + function.name() + " takes a "
                        + taken.get(i).getSimpleName() + " as operand " + (i + 1) + ", but " + operands.get(i)
                        + " is of type " + operands.get(i).type().getSimpleName());
            }
        }
    }

    @Override
    public List<ExprNode> children() {
        return operands;
    }

    @Override
    public UserCallNode withChildren(List<ExprNode> children) {
        return new UserCallNode(function, children);
    }

    @Override
    public Class<?> type() {
        return function.type();
    }

    @Override
    public boolean nullable() {
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof UserCallNode that && function.equals(that.function)
                && operands.equals(that.operands);
    }

    @Override
    public int hashCode() {
        return 31 * function.hashCode() + operands.hashCode();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
