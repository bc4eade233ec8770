package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.value.ValueKind;

/**
 * Makes keys of a join of the equalities of both sides that its residual asks, or that a filter asks above an inner join: keys are looked
 * up, and as an equality is, so is a key unknown where a side of it is null. An equality with the right side's whole key stays where it
 * is if the identity of joined rows would be another one with it as a key (law 10).
 */
final class EquateSides implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        if (query instanceof JoinNode join) {
            List<ExprNode> parts = Joins.residual(join);
            Equalities found = Equalities.in(join, parts);
            return found == null ? null
                    : new Rewriting(found.joining(join, Conjuncts.without(parts, found.conjuncts)),
                            "make key of residual", found.conjuncts);
        } else if (query instanceof FilterNode filter && filter.input() instanceof JoinNode join
                && join.kind() == JoinKind.INNER) {
            Equalities found = Equalities.in(join, Conjuncts.movable(filter));
            return found == null ? null
                    : new Rewriting(Conjuncts.where(found.joining(join, Joins.residual(join)),
                            Conjuncts.without(Conjuncts.of(filter.condition()), found.conjuncts)),
                            "make key of filter", found.conjuncts);
        }
        return null;
    }

    /** Equalities of both sides of a join. */
    private record Equalities(List<ExprNode> conjuncts, List<ExprNode> left, List<ExprNode> right) {

        /** Those among conditions; null if there are none, or something that would be asked of fewer rows can fail. */
        static @Nullable Equalities in(JoinNode join, List<ExprNode> conditions) {
            if (!LookedUp.isHarmless(join)) {
                return null;
            }
            Equalities found = new Equalities(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            conditions.forEach(condition -> found.add(join, condition));
            return found.conjuncts.isEmpty() ? null : found;
        }

        private void add(JoinNode join, ExprNode condition) {
            if (condition instanceof CallNode call && call.operator() == Operator.EQ
                    && !add(join, call, call.operands().get(0), call.operands().get(1))) {
                add(join, call, call.operands().get(1), call.operands().get(0));
            }
        }

        private boolean add(JoinNode join, CallNode equality, ExprNode ofLeft, ExprNode ofRight) {
            int border = Joins.firstOfRight(join);
            if (!Reads.areWithin(ofLeft, 0, border) || !Reads.areWithin(ofRight, border, Joins.lanes(join))
                    || ValueKind.of(ofLeft.type()) != ValueKind.of(ofRight.type())) {
                return false;
            }
            ExprNode key = Substitution.shifted(border).of(ofRight);
            boolean identifies = key != null && Joins.isKnownByLeft(join.kind()) && !Joins.isByKey(join)
                    && Joins.isKeyOf(join.right(), key);
            if (key == null || identifies) {
                return false;
            }
            conjuncts.add(equality);
            left.add(ofLeft);
            right.add(key);
            return true;
        }

        JoinNode joining(JoinNode join, List<ExprNode> residual) {
            return Joins.and(join, left, right, residual);
        }
    }
}
