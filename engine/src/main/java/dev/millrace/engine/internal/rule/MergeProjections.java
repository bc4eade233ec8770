package dev.millrace.engine.internal.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;

/**
 * Makes one projection of two on one another: what the lower one makes and the upper one does not read, a nested list perhaps, is not
 * computed. Not where making it can leave a row out or fail: it would for rows of which it is not read.
 */
final class MergeProjections implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (!(query instanceof ProjectNode upper) || !(upper.input() instanceof ProjectNode lower)
                || !Harmless.is(lower.shape()) || !Settled.is(lower.input())) {
            return null;
        }
        ExprNode shape = Substitution.ofShape(lower.shape()).of(upper.shape());
        return shape == null ? null
                : new Rewriting(new ProjectNode(lower.input(), shape), "merge projections", List.of(shape));
    }
}
