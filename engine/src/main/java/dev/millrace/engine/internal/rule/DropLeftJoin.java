package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;

/**
 * Leaves out a left join by the right side's whole key of whose right side nothing is read: each left row comes out once, under its own
 * identity (law 10). Not where the join or its right side can fail.
 */
final class DropLeftJoin implements Rule {

    /** The rows of a query without those of the right side of a join in it, which stood in some of its lanes. */
    private record Without(QueryNode query, JoinNode join, Substitution left) {
    }

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (query instanceof ProjectNode project) {
            for (Without without : below(project.input())) {
                List<ExprNode> shape = without.left().all(project.expressions());
                if (shape != null) {
                    return new Rewriting(project.with(List.of(without.query()), shape), "drop left join",
                            without.join().rightKeys());
                }
            }
        }
        return null;
    }

    /** What is left of a query without a join, for each that its last steps do not need. */
    private static List<Without> below(QueryNode step) {
        List<Without> found = new ArrayList<>();
        if (step instanceof JoinNode join && isDispensable(join)) {
            int border = Joins.firstOfRight(join);
            found.add(new Without(join.left(), join,
                    Substitution.withoutLanes(border, Joins.lanes(join))));
        }
        if (step instanceof JoinNode || step instanceof FilterNode || step instanceof OrderNode
                || step instanceof WindowNode || step instanceof GroupNode) {
            // Of a join only the left side: what the right side is known by may be another thing without a join in it.
            for (Without without : below(step.inputs().get(0))) {
                QueryNode kept = with(step, without);
                if (kept != null) {
                    found.add(new Without(kept, without.join(), without.left()));
                }
            }
        }
        return found;
    }

    private static @Nullable QueryNode with(QueryNode step, Without without) {
        if (step instanceof JoinNode join) {
            return with(join, without);
        }
        List<ExprNode> expressions = without.left().all(step.expressions());
        return expressions == null ? null : step.with(List.of(without.query()), expressions);
    }

    private static @Nullable QueryNode with(JoinNode join, Without without) {
        List<ExprNode> leftKeys = without.left().all(join.leftKeys());
        List<ExprNode> residual = without.left().all(Joins.residual(join));
        return leftKeys == null || residual == null ? null
                : new JoinNode(join.kind(), without.query(), join.right(), leftKeys, join.rightKeys(),
                        residual.isEmpty() ? null : Conjuncts.all(residual));
    }

    private static boolean isDispensable(JoinNode join) {
        return join.kind() == JoinKind.LEFT && Joins.isByKey(join) && Settled.is(join.left())
                && Harmless.all(join.expressions())
                && Harmless.is(join.right());
    }
}
