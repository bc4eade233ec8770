package dev.millrace.engine.internal.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.QueryNode;

/**
 * Asks the conditions of a filter above a join on the side they read: below an inner join on either, below others on the side of which
 * every row that is dropped would have come out in rows that the filter drops. Of a full join that is neither, as a row of one side can
 * come out without it. Above an inner join with the whole key of the right side, which keeps no rows, {@link Routable} conditions stay: the
 * join is one for all queries that differ in them.
 */
final class PushFilterBelowJoin implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (!(query instanceof FilterNode filter) || !(filter.input() instanceof JoinNode join)) {
            return null;
        }
        Sides sides = switch (join.kind()) {
            case INNER -> new Sides(join, true, true);
            case LEFT, SEMI, ANTI -> new Sides(join, true, false);
            case RIGHT -> new Sides(join, false, true);
            case FULL -> new Sides(join, false, false);
        };
        boolean staysCheap = join.kind() == JoinKind.INNER && Joins.isByKey(join);
        Conjuncts.movable(filter).stream().filter(each -> !staysCheap || !Routable.is(each)).forEach(sides::move);
        if (sides.moved().isEmpty()) {
            return null;
        }
        List<ExprNode> rest = Conjuncts.without(Conjuncts.of(filter.condition()), sides.moved());
        JoinNode below = Joins.with(join, sides.left(), sides.right(), Joins.residual(join));
        return new Rewriting(Conjuncts.where(below, rest), "push filter below join", sides.moved());
    }
}
