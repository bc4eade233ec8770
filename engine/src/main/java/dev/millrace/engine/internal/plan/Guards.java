package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.RowExpr.Constant;
import dev.millrace.engine.internal.graph.MovingGuard;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.value.NullPlacement;

/**
 * Makes the guard of a filter: of the comparisons of a component with a constant that it connects by AND one of the most
 * selective kind, an equality before bounds on both sides before one bound.
 */
final class Guards {

    private final Map<RowExpr, Guard.Within> bounds = new LinkedHashMap<>();
    private Guard.@Nullable EqualTo equality;
    /** Whether a condition was met that may meet a problem: it is asked of all rows that pass those before it, not of fewer. */
    private boolean ends;

    private Guards() {
    }

    /** The guard that conditions, all of which hold, come to; null if there is none. */
    static @Nullable Guard of(List<RowExpr> conditions) {
        Guards guards = new Guards();
        for (RowExpr condition : conditions) {
            guards.add(condition);
        }
        return guards.best();
    }

    /**
     * The guard of a window of the first rows of an order: by its first term, if that is read of the rows as it is compared. Null if there
     * is none.
     */
    static MovingGuard.@Nullable UpToLimit ofTheFirst(List<SortTerm> terms, LaneNulls nulls) {
        SortTerm first = terms.isEmpty() ? null : terms.get(0);
        if (first == null || first.collation() != null || !isRead(first.key())) {
            return null;
        }
        boolean nullsFirst = first.nulls() == NullPlacement.FIRST && !isNeverNull(first.key(), nulls);
        return new MovingGuard.UpToLimit(first.key(), first.descending(), nullsFirst);
    }

    private static boolean isNeverNull(RowExpr value, LaneNulls nulls) {
        return value instanceof RowExpr.Part part && !part.component().nullable()
                && part.record() instanceof RowExpr.Lane lane && !nulls.mayBeEmpty(lane.lane());
    }

    private void add(RowExpr condition) {
        ends |= !HarmlessRows.is(condition);
        if (ends || !(condition instanceof Call call && call.form().what() instanceof Operator operator)) {
            return;
        }
        List<RowExpr> operands = call.operands();
        if (operator == Operator.AND) {
            operands.forEach(this::add);
        } else if (operator.isComparison() && isRead(operands.get(0))
                && operands.get(1) instanceof Constant constant) {
            add(operator, operands.get(0), constant.literal().value());
        } else if (operator.isComparison() && isRead(operands.get(1))
                && operands.get(0) instanceof Constant constant) {
            add(operator.turned(), operands.get(1), constant.literal().value());
        }
    }

    private void add(Operator operator, RowExpr value, @Nullable Object constant) {
        if (constant == null) { // no row passes: that is told by asking, not by a route
            return;
        }
        switch (operator) {
            case EQ -> equality = equality == null ? new Guard.EqualTo(value, constant) : equality;
            case LT, LE -> bounds.merge(value, new Guard.Within(value, null, constant), Guard.Within::and);
            case GT, GE -> bounds.merge(value, new Guard.Within(value, constant, null), Guard.Within::and);
            default -> {
                // what is not equal to a constant is nearly everything
            }
        }
    }

    /** Whether an expression reads something of a row and computes nothing. */
    private static boolean isRead(RowExpr value) {
        return value instanceof RowExpr.Lane || value instanceof RowExpr.Shown || value instanceof RowExpr.GroupValue
                || value instanceof RowExpr.Part part && isRead(part.record());
    }

    private @Nullable Guard best() {
        if (equality != null) {
            return equality;
        }
        List<Guard.Within> all = new ArrayList<>(bounds.values());
        return all.stream().filter(within -> within.least() != null && within.greatest() != null).findFirst()
                .or(() -> all.stream().findFirst()).orElse(null);
    }
}
