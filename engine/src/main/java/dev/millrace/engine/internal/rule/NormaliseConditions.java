package dev.millrace.engine.internal.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.QueryNode;

/**
 * Brings the conditions of filters and joins into {@linkplain NormalForm normal form}: equal sets of conditions are equal trees then.
 * A filter that every row passes goes.
 */
final class NormaliseConditions implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (query instanceof FilterNode filter) {
            return filter(filter);
        }
        return query instanceof JoinNode join && join.residual() != null ? residual(join, join.residual()) : null;
    }

    private static @Nullable Rewriting filter(FilterNode filter) {
        List<ExprNode> normal = NormalForm.of(filter.condition(), Settled.is(filter.input()));
        if (normal.isEmpty()) {
            // A filter forgets the order of its rows; without it they would have positions.
            return filter.input().isOrdered() ? null
                    : new Rewriting(filter.input(), "drop filter", List.of(filter.condition()));
        }
        ExprNode condition = Conjuncts.all(normal);
        return condition.equals(filter.condition()) ? null
                : new Rewriting(new FilterNode(filter.input(), condition), "normalise filter", List.of(condition));
    }

    private static @Nullable Rewriting residual(JoinNode join, ExprNode residual) {
        List<ExprNode> normal = NormalForm.of(residual, Joins.areSettled(join));
        if (normal.isEmpty()) {
            return new Rewriting(Joins.with(join, join.left(), join.right(), List.of()), "drop residual",
                    List.of(residual));
        }
        ExprNode condition = Conjuncts.all(normal);
        return condition.equals(residual) ? null
                : new Rewriting(Joins.with(join, join.left(), join.right(), normal), "normalise residual",
                        List.of(condition));
    }
}
