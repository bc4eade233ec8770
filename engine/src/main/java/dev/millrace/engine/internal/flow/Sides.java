package dev.millrace.engine.internal.flow;

import java.util.Collection;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.OfLane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.RowExpr.Present;

/** Which lanes expressions read, of rows that are made of parts beside each other. */
final class Sides {

    private Sides() {
    }

    /** Whether expressions read only lanes below a number. */
    static boolean readOnlyBelow(int lanes, Collection<? extends RowExpr> expressions) {
        return expressions.stream().allMatch(expression -> readsOnly(expression, 0, lanes));
    }

    /** Whether expressions read only lanes from a number on. */
    static boolean readOnlyFrom(int first, Collection<? extends RowExpr> expressions) {
        return expressions.stream().allMatch(expression -> readsOnly(expression, first, Integer.MAX_VALUE));
    }

    private static boolean readsOnly(RowExpr expression, int from, int to) {
        if (expression instanceof OfLane read) {
            return read.lane() >= from && read.lane() < to;
        }
        return expression.operands().stream().allMatch(operand -> readsOnly(operand, from, to));
    }

    /** Whether expressions are null where what they read is absent. */
    static boolean areNullWhereAbsent(Collection<? extends RowExpr> expressions) {
        return expressions.stream().allMatch(Sides::isNullWhereAbsent);
    }

    private static boolean isNullWhereAbsent(RowExpr expression) {
        return expression instanceof OfLane && !(expression instanceof Present)
                || expression instanceof Part part && isNullWhereAbsent(part.record());
    }
}
