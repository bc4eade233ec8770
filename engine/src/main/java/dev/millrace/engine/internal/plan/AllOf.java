package dev.millrace.engine.internal.plan;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.store.RowBlock;

/** Several conditions, each asked only of rows for which all before it are true: one that is unknown ends it as one that is false does. */
final class AllOf extends RowPredicate {

    private final RowPredicate[] conditions;

    private AllOf(RowPredicate[] conditions) {
        this.conditions = conditions;
    }

    /** Compiles conditions, at least one. */
    static RowPredicate of(List<RowExpr> conditions, Function<RowExpr, RowPredicate> compiler) {
        RowPredicate[] compiled = new RowPredicate[conditions.size()];
        for (int i = 0; i < compiled.length; i++) {
            compiled[i] = compiler.apply(conditions.get(i));
        }
        return compiled.length == 1 ? compiled[0] : new AllOf(compiled);
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

    @Override
    public void select(RowBlock block) {
        for (RowPredicate condition : conditions) {
            condition.select(block);
        }
    }
}
