package dev.millrace.query.ast;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.ValueKind;

/**
 * An operator applied to operands.
 *
 * @param operator the operator
 * @param operands its operands, as many as it takes
 */
public record CallNode(Operator operator, List<ExprNode> operands) implements ExprNode {

    /**
     * Checks the operands.
     *
     * @throws IllegalArgumentException if their number or a type is not what the operator takes, or two that are compared are of
     *         unlike types, or of a type without the order that is asked for
     */
    public CallNode {
        operands = List.copyOf(operands);
        if (operands.size() != operator.arity()) {
            throw new IllegalArgumentException(
                    operator + " takes " + operator.arity() + " operands, but was given " + operands);
        }
        switch (operator) {
            case AND, OR, NOT -> operands.forEach(operand -> requireCondition(operator, operand));
            case IS_NULL, IS_NOT_NULL -> {
                // Asked of any value.
            }
            case COALESCE -> requireOneType(operands.get(0), operands.get(1));
            case EQ, NE -> OperandTypes.requireOneKind(operator.name().toLowerCase(Locale.ROOT), operands);
            case LT, LE, GT, GE -> OperandTypes.requireOrder(operator.name().toLowerCase(Locale.ROOT), operands);
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

    private static void requireOneType(ExprNode value, ExprNode other) {
        Class<?> type = value.type();
        Class<?> otherType = other.type();
        if (type != otherType && ValueKind.of(type) != ValueKind.OTHER && ValueKind.of(otherType) != ValueKind.OTHER) {
            throw new IllegalArgumentException("coalesce takes a default of the value's own type, but " + value
                    + " is of type " + type.getSimpleName() + " and " + other + " of type "
                    + otherType.getSimpleName());
        }
    }

    private static void requireCondition(Operator operator, ExprNode operand) {
        if (operand.type() != Boolean.class) {
            throw new IllegalArgumentException(operator.name().toLowerCase(Locale.ROOT) + " takes conditions, but "
                    + operand + " is of type " + operand.type().getSimpleName());
        }
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
    public Class<?> leafType() {
        return operator == Operator.COALESCE ? OperandTypes.commonLeaf(operands) : Boolean.class;
    }

    @Override
    public boolean nullable() {
        return switch (operator) {
            case IS_NULL, IS_NOT_NULL -> false;
            case COALESCE -> operands.get(operands.size() - 1).nullable();
            default -> OperandTypes.anyNullable(operands) || mayBeUnlike();
        };
    }

    /**
     * Tells whether this is a comparison by an order that its operands may not have in common, because their types leave their
     * classes open: of such values it is unknown (law 5).
     *
     * @return false for equality, and where the types say that there is an order
     */
    public boolean mayBeUnlike() {
        return switch (operator) {
            case LT, LE, GT, GE -> OperandTypes.mayBeUnlike(operands);
            default -> false;
        };
    }

    /** As a record's own, but along the first operands without recursion: chains of operators are long, and stacks are not. */
    @Override
    public boolean equals(@Nullable Object other) {
        ExprNode mine = this;
        Object theirs = other;
        while (mine instanceof CallNode a && theirs instanceof CallNode b) {
            if (a == b) {
                return true;
            }
            if (a.operator != b.operator || !rest(a.operands).equals(rest(b.operands))) {
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
        return 31 * operator.hashCode() + operands.hashCode();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
