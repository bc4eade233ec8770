package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;

/**
 * Orders rows, and takes a window of them, before they are projected: what the projection computes is computed for the rows that are
 * shown alone, and projections come together. Not where making it can fail, nor where the order is by a value of a subquery.
 */
final class SinkBelowProjection implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (!(query instanceof OrderNode || query instanceof WindowNode)
                || !(query.inputs().get(0) instanceof ProjectNode project) || !Harmless.is(project.shape())
                || project.input().lanes().isEmpty() || !Settled.is(project.input())) {
            return null;
        }
        List<ExprNode> keys = Substitution.ofShape(project.shape()).all(query.expressions());
        if (keys == null || Lists.any(keys, Reads::holdsSubquery)) {
            return null;
        }
        QueryNode sunk = query.with(List.of(project.input()), keys);
        return new Rewriting(project.with(List.of(sunk), project.expressions()),
                query instanceof OrderNode ? "order below projection" : "window below projection",
                new ArrayList<>(keys));
    }
}
