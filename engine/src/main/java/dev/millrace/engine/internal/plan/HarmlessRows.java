package dev.millrace.engine.internal.plan;

import java.util.List;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.RowExpr.Make;
import dev.millrace.engine.internal.rule.Lists;
import dev.millrace.query.ast.Operator;

/**
 * Expressions over lanes that never meet a problem (law 5). Only these may be left out for rows that are of no concern: others are asked of
 * the same rows however these are found, so that a query that is to fail at its first problem does.
 */
final class HarmlessRows {

    private HarmlessRows() {
    }

    /** Whether expressions are known to be such: they compare and connect what is read of rows. */
    static boolean are(List<? extends RowExpr> expressions) {
        return Lists.all(expressions, HarmlessRows::is);
    }

    /** Whether an expression is known to be one. */
    static boolean is(RowExpr expression) {
        boolean itself = !(expression instanceof Make)
                && (!(expression instanceof Call call) || call.form().what() instanceof Operator);
        return itself && are(expression.operands());
    }
}
