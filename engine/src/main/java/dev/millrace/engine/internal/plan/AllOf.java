package dev.millrace.engine.internal.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.expr.ScalarCompiler;

/** Several conditions, each asked only of rows for which all before it are true: one that is unknown ends it as one that is false does. */
final class AllOf extends RowPredicate {

    private final RowPredicate[] conditions;

    private AllOf(RowPredicate[] conditions) {
        this.conditions = conditions;
    }

    /** Compiles conditions, at least one. */
    static RowPredicate of(ScalarCompiler compiler, List<RowExpr> conditions) {
        return conditions.size() == 1 ? compiler.predicate(conditions.get(0))
                : new AllOf(conditions.stream().map(compiler::predicate).toArray(RowPredicate[]::new));
    }

    @Override
    public boolean test(@Nullable Object[] rows, int at) {
        for (RowPredicate condition : conditions) {
            if (!condition.test(rows, at)) {
                return false;
            }
        }
        return true;
    }
}
