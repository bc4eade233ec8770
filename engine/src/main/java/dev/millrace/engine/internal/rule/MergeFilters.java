package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.QueryNode;

/**
 * Makes one filter of two on one another. The conditions of one filter are asked in another order where subqueries, rows around or the
 * clock are read: such filters stay apart if one of their conditions can fail.
 */
final class MergeFilters implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (!(query instanceof FilterNode upper) || !(upper.input() instanceof FilterNode lower)
                || !areAskedInTurn(upper.condition(), lower)) {
            return null;
        }
        List<ExprNode> all = new ArrayList<>(Conjuncts.of(lower.condition()));
        all.addAll(Conjuncts.of(upper.condition()));
        return new Rewriting(Conjuncts.where(lower.input(), all), "merge filters", List.of(upper.condition()));
    }

    private static boolean areAskedInTurn(ExprNode upper, FilterNode below) {
        ExprNode lower = below.condition();
        return isAskedInPlace(upper) && isAskedInPlace(lower)
                || Harmless.is(upper) && Harmless.is(lower) && Settled.is(below.input());
    }

    private static boolean isAskedInPlace(ExprNode condition) {
        return Reads.isOfOwnRows(condition) && !Reads.readsTheClock(condition);
    }
}
