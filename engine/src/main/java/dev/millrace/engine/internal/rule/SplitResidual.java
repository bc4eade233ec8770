package dev.millrace.engine.internal.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.QueryNode;

/**
 * Asks the parts of a join's residual that read one side on that side, unless rows of it come out without a match as well: those stay,
 * whatever the residual says of them.
 */
final class SplitResidual implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (!(query instanceof JoinNode join) || join.residual() == null) {
            return null;
        }
        Sides sides = switch (join.kind()) {
            case INNER, SEMI -> new Sides(join, true, true);
            case LEFT, ANTI -> new Sides(join, false, true);
            case RIGHT -> new Sides(join, true, false);
            case FULL -> new Sides(join, false, false);
        };
        List<ExprNode> parts = Joins.residual(join);
        parts.forEach(sides::move);
        return sides.moved().isEmpty() ? null
                : new Rewriting(
                        Joins.with(join, sides.left(), sides.right(), Conjuncts.without(parts, sides.moved())),
                        "move residual into side", sides.moved());
    }
}
