package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.RowExpr.Constant;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;

/**
 * Conditions without what is known before any row is: parameters have values when a query is planned, so that a condition of which it makes
 * no use, as one with {@code param.isNull().or(…)}, costs nothing, and what is left of it may be an equality that an index serves.
 */
final class Folded {

    private Folded() {
    }

    /** The same condition for all rows. What may meet a problem is asked as it was (law 5). */
    static RowExpr of(RowExpr condition) {
        if (!(condition instanceof Call call) || !(call.form().what() instanceof Operator operator)) {
            return condition;
        }
        return switch (operator) {
            case IS_NULL, IS_NOT_NULL -> call.operands().get(0) instanceof Constant constant
                    ? truth((constant.literal().value() == null) == (operator == Operator.IS_NULL)) : call;
            case NOT -> not(call);
            case AND -> chain(call, true);
            case OR -> chain(call, false);
            default -> call;
        };
    }

    /** Whether a condition holds for all rows. */
    static boolean isTrue(RowExpr condition) {
        return Boolean.TRUE.equals(valueOf(condition));
    }

    private static @Nullable Object valueOf(RowExpr condition) {
        return condition instanceof Constant constant ? constant.literal().value() : null;
    }

    private static Constant truth(boolean value) {
        return new Constant(new LiteralNode(value));
    }

    private static RowExpr not(Call call) {
        RowExpr operand = of(call.operands().get(0));
        return valueOf(operand) instanceof Boolean value ? truth(!value) : call.with(List.of(operand));
    }

    /** Conditions that are connected: of AND those that are true say nothing and one that is false says all, of OR the other way round. */
    private static RowExpr chain(Call call, boolean neutral) {
        List<RowExpr> left = new ArrayList<>();
        for (RowExpr each : call.operands()) {
            RowExpr operand = of(each);
            Object value = valueOf(operand);
            if (value instanceof Boolean known && known != neutral && HarmlessRows.are(left)) {
                return truth(known);
            } else if (!(value instanceof Boolean known) || known != neutral) {
                left.add(operand);
            }
        }
        return left.isEmpty() ? truth(neutral) : left.size() == 1 ? left.get(0) : call.with(left);
    }
}
