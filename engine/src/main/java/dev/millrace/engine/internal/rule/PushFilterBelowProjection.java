package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;

/**
 * Asks the conditions of a filter above a projection of the rows that are projected. Not where making the projection can fail, which it
 * would for fewer rows, nor where it computes what is asked by a subquery, which would be computed twice.
 */
final class PushFilterBelowProjection implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (!(query instanceof FilterNode filter) || !(filter.input() instanceof ProjectNode project)
                || !Harmless.is(project.shape()) || isOfOneGroup(project)) {
            return null;
        }
        Substitution below = Substitution.ofShape(project.shape());
        List<ExprNode> moved = new ArrayList<>();
        List<ExprNode> asked = new ArrayList<>();
        for (ExprNode conjunct : Conjuncts.movable(filter)) {
            ExprNode of = below.of(conjunct);
            if (of != null && !Reads.holdsSubquery(of)) {
                moved.add(conjunct);
                asked.add(of);
            }
        }
        if (moved.isEmpty()) {
            return null;
        }
        List<ExprNode> rest = Conjuncts.without(Conjuncts.of(filter.condition()), moved);
        QueryNode pushed = project.with(List.of(Conjuncts.where(project.input(), asked)), project.expressions());
        return new Rewriting(Conjuncts.where(pushed, rest), "push filter below projection", moved);
    }

    /** The one row of an aggregate is there in any case, and nothing is saved by not making it. */
    private static boolean isOfOneGroup(ProjectNode project) {
        GroupNode group = GroupNode.under(project.input());
        return group != null && group.keys().isEmpty();
    }
}
