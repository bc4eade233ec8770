package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;

/**
 * Asks the conditions of a filter above a distinct or a set operation in each of its branches: rows that are equal are kept or dropped
 * together, as conditions that cannot fail ask how values compare.
 */
final class PushFilterIntoBranches implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (!(query instanceof FilterNode filter)
                || !(filter.input() instanceof DistinctNode || filter.input() instanceof SetNode)) {
            return null;
        }
        QueryNode values = filter.input();
        LaneType lane = values.lane();
        if (!Lists.all(values.inputs(), branch -> Settled.is(branch) && isAlike(branch.lane(), lane))) {
            return null;
        }
        boolean asIs = values instanceof SetNode set && set.kind() == SetKind.UNION_ALL;
        List<ExprNode> moved = Conjuncts.movable(filter).stream()
                .filter(conjunct -> !Reads.lanes(List.of(conjunct)).isEmpty())
                .filter(conjunct -> asIs || Shown.isSame(lane, conjunct)).toList();
        if (moved.isEmpty()) {
            return null;
        }
        List<QueryNode> branches = new ArrayList<>();
        values.inputs().forEach(branch -> branches.add(Conjuncts.where(branch, moved)));
        List<ExprNode> rest = Conjuncts.without(Conjuncts.of(filter.condition()), moved);
        return new Rewriting(Conjuncts.where(values.with(branches, List.of()), rest),
                values instanceof DistinctNode ? "push filter below distinct" : "push filter into branches", moved);
    }

    /** Whether what is read of one lane can be read of the other: all is the same but where rows come from. */
    private static boolean isAlike(LaneType a, LaneType b) {
        return a.type() == b.type() && a.leafType() == b.leafType() && a.nullable() == b.nullable()
                && (a.rowType() == null ? b.rowType() == null : a.rowType().equals(b.rowType()));
    }
}
