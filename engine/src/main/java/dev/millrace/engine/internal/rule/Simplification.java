package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;

/**
 * The same condition with less in it: without NOT where another operator says the same, and with constants behind what they are
 * compared with. Three-valued logic has the opposite of a comparison unknown where the comparison is (law 4), so that each has one.
 */
final class Simplification {

    private Simplification() {
    }

    /**
     * A condition that is true, false and unknown of the same rows, and meets the same problems.
     *
     * @param settled whether the rows can be read without a problem
     */
    static ExprNode of(ExprNode condition, boolean settled) {
        List<ExprNode> parts = condition.children();
        List<ExprNode> simple = new ArrayList<>(parts.size());
        boolean same = true;
        for (ExprNode part : parts) {
            ExprNode made = of(part, settled);
            same &= made == part;
            simple.add(made);
        }
        return simpler(same ? condition : condition.withChildren(simple), settled);
    }

    private static ExprNode simpler(ExprNode node, boolean settled) {
        if (!(node instanceof CallNode call)) {
            return node;
        } else if (call.operator() == Operator.NOT && call.operands().get(0) instanceof CallNode negated) {
            return opposite(call, negated);
        }
        return settled && call.operator().isComparison() ? turned(call) : call;
    }

    private static ExprNode opposite(CallNode call, CallNode negated) {
        List<ExprNode> operands = negated.operands();
        return switch (negated.operator()) {
            case NOT -> operands.get(0);
            case EQ -> new CallNode(Operator.NE, operands);
            case NE -> new CallNode(Operator.EQ, operands);
            case LT -> new CallNode(Operator.GE, operands);
            case LE -> new CallNode(Operator.GT, operands);
            case GT -> new CallNode(Operator.LE, operands);
            case GE -> new CallNode(Operator.LT, operands);
            case IS_NULL -> new CallNode(Operator.IS_NOT_NULL, operands);
            case IS_NOT_NULL -> new CallNode(Operator.IS_NULL, operands);
            default -> call;
        };
    }

    /** A comparison whose constant is the second operand. What can fail is not asked where the first operand is null, so it stays. */
    private static ExprNode turned(CallNode call) {
        ExprNode first = call.operands().get(0);
        ExprNode second = call.operands().get(1);
        return isConstant(first) && !isConstant(second) && Harmless.is(second)
                ? new CallNode(call.operator().turned(), second, first) : call;
    }

    private static boolean isConstant(ExprNode node) {
        return node instanceof LiteralNode || node instanceof ParamNode || node instanceof NowNode;
    }
}
