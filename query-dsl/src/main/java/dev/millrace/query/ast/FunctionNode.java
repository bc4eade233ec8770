package dev.millrace.query.ast;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A function applied to operands.
 *
 * @param function the function
 * @param operands its operands, as many and of such types as it takes
 */
public record FunctionNode(ScalarFunction function, List<ExprNode> operands) implements ExprNode {

    /**
     * Checks the operands.
     *
     * @throws IllegalArgumentException if there are too few, too many, or some of a type the function does not take
     */
    public FunctionNode {
        operands = Operands.of(operands);
        function.check(operands);
    }

    /**
     * A function applied to operands.
     *
     * @param function the function
     * @param operands its operands
     */
    public FunctionNode(ScalarFunction function, ExprNode... operands) {
        this(function, List.of(operands));
    }

    @Override
    public List<ExprNode> children() {
        return operands;
    }

    @Override
    public FunctionNode withChildren(List<ExprNode> children) {
        return new FunctionNode(function, children);
    }

    @Override
    public Class<?> type() {
        return function.type(operands);
    }

    @Override
    public Class<?> leafType() {
        return function.leafType(operands);
    }

    @Override
    public boolean nullable() {
        return function.nullable(operands);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof FunctionNode that && function == that.function && operands.equals(that.operands);
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
