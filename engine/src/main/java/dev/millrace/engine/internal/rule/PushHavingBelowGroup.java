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
 * Asks the conditions of groups that read nothing but their keys of the rows that are grouped. Not where a key or an aggregate can fail:
 * it would for fewer groups.
 */
final class PushHavingBelowGroup implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (!(query instanceof ProjectNode project) || !(project.input() instanceof FilterNode having)
                || !(having.input() instanceof GroupNode group) || !Settled.is(group.input())
                || !Harmless.all(group.keys())
                || !Reads.aggregates(List.of(project.shape(), having.condition())).stream().allMatch(Harmless::is)) {
            return null;
        }
        Substitution below = Substitution.ofKeys(group.keys());
        List<ExprNode> moved = new ArrayList<>();
        List<ExprNode> asked = new ArrayList<>();
        for (ExprNode conjunct : Conjuncts.movable(having)) {
            ExprNode of = Reads.isOfKeys(conjunct) && Shown.readsSimple(conjunct) ? below.of(conjunct) : null;
            if (of != null) {
                moved.add(conjunct);
                asked.add(of);
            }
        }
        if (moved.isEmpty()) {
            return null;
        }
        List<ExprNode> rest = Conjuncts.without(Conjuncts.of(having.condition()), moved);
        QueryNode groups = group.with(List.of(Conjuncts.where(group.input(), asked)), group.keys());
        return new Rewriting(project.with(List.of(Conjuncts.where(groups, rest)), project.expressions()),
                "push having below group", moved);
    }
}
