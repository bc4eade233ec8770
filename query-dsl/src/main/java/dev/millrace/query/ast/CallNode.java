package dev.millrace.query.ast;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.ValueKind;

/**
 * An operator applied to operands. {@code a.and(b).and(c)} is one call of three operands, so that a chain made in a loop is wide and
 * not deep; {@code a.and(b.and(c))} stays as it was written.
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
        operands = Operands.of(operands);
        if (operands.size() != operator.arity() && !(operator.isChain() && operands.size() > operator.arity())) {
            throw new IllegalArgumentException(operator + " takes " + (operator.isChain() ? "at least " : "")
                    + operator.arity() + " operands, but was given " + operands);
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
        operands = flat(operator, operands);
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

    private static List<ExprNode> flat(Operator operator, List<ExprNode> operands) {
        return operator.isChain() && operands.get(0) instanceof CallNode first && first.operator == operator
                ? Operands.of(first.operands).and(operands.subList(1, operands.size())) : operands;
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
        return operator == Operator.COALESCE ? OperandTypes.typeOfFirst(operands) : Boolean.class;
    }

    @Override
    public Class<?> leafType() {
        return operator == Operator.COALESCE ? OperandTypes.commonLeaf(operands) : Boolean.class;
    }

    @Override
    public boolean nullable() {
        return switch (operator) {
            case IS_NULL, IS_NOT_NULL -> false;
            case COALESCE -> Operands.of(operands).nullables().get(operands.size() - 1);
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

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof CallNode that && operator == that.operator && operands.equals(that.operands);
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
