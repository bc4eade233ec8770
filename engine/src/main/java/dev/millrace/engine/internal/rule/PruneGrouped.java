package dev.millrace.engine.internal.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;

/**
 * Groups what projected rows are made of: what a projection makes and neither keys nor aggregates read is not computed. The rows keep
 * their identity, by which aggregates tell them apart.
 */
final class PruneGrouped implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        GroupNode group = query instanceof ProjectNode project ? GroupNode.under(project.input()) : null;
        if (group == null || !(group.input() instanceof ProjectNode rows) || !Harmless.is(rows.shape())
                || rows.input().lanes().isEmpty() || !Settled.is(rows.input())) {
            return null;
        }
        Substitution below = Substitution.ofShape(rows.shape()).keepingKeys();
        List<ExprNode> keys = below.all(group.keys());
        if (keys == null || keys.stream().anyMatch(Reads::holdsSubquery)) {
            return null;
        }
        QueryNode pruned = above(query, new GroupNode(rows.input(), keys), below);
        return pruned == null ? null : new Rewriting(pruned, "group without projection", List.of(rows.shape()));
    }

    /** The same steps above other groups; null if they cannot be. */
    private static @Nullable QueryNode above(QueryNode step, GroupNode groups, Substitution below) {
        if (step instanceof GroupNode) {
            return groups;
        }
        QueryNode input = above(step.inputs().get(0), groups, below);
        List<ExprNode> expressions = below.all(step.expressions());
        if (input == null || expressions == null || Reads.aggregates(expressions).stream()
                .anyMatch(aggregate -> aggregate.operands().stream().anyMatch(Reads::holdsSubquery)
                        || aggregate.order().stream().anyMatch(term -> Reads.holdsSubquery(term.key())))) {
            return null;
        }
        return step instanceof FilterNode || step instanceof ProjectNode ? step.with(List.of(input), expressions)
                : null;
    }
}
