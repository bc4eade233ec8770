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
        operands = List.copyOf(operands);
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

    /** As a record's own, but along the first operands without recursion: chains of operators are long, and stacks are not. */
    @Override
    public boolean equals(@Nullable Object other) {
        ExprNode mine = this;
        Object theirs = other;
        while (mine instanceof FunctionNode a && theirs instanceof FunctionNode b) {
            if (a == b) {
                return true;
            }
            if (a.function != b.function || !rest(a.operands).equals(rest(b.operands))) {
                return false;
            }
            mine = a.operands.get(0);
            theirs = b.operands.get(0);
        }
        return mine != this && mine.equals(theirs);
    }

    private static List<ExprNode> rest(List<ExprNode> operands) {
        return operands.subList(1, operands.size());
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
