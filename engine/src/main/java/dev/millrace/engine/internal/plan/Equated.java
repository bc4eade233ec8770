package dev.millrace.engine.internal.plan;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.rule.Conjuncts;
import dev.millrace.engine.internal.rule.Lists;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SubqueryNode;

/**
 * Finds out whether all that a subquery reads of the rows around it is equated with values of its own rows. Then those values divide its
 * rows, whatever rows are around it.
 */
final class Equated {

    private Equated() {
    }

    /**
     * An equality of a value of the rows with one of the rows around.
     *
     * @param conjunct the whole condition
     * @param own the value of the rows
     * @param ref the value around
     */
    record Equality(ExprNode conjunct, ExprNode own, OuterRef ref) {

        /** The equality that a condition is; null if it is none. */
        static @Nullable Equality of(ExprNode conjunct) {
            if (!(conjunct instanceof CallNode call) || call.operator() != Operator.EQ) {
                return null;
            }
            ExprNode first = call.operands().get(0);
            ExprNode second = call.operands().get(1);
            if (first instanceof OuterNode outer && readsOwnAlone(second)) {
                return new Equality(conjunct, second, new OuterRef(outer.levels() - 1, outer.expression()));
            } else if (second instanceof OuterNode outer && readsOwnAlone(first)) {
                return new Equality(conjunct, first, new OuterRef(outer.levels() - 1, outer.expression()));
            }
            return null;
        }

        private static boolean readsOwnAlone(ExprNode node) {
            return readsOwn(node) && !reads(node, OuterNode.class) && !reads(node, SubqueryNode.class);
        }

        private static boolean readsOwn(ExprNode node) {
            return node instanceof FieldNode || node instanceof RowNode || node instanceof ReadNode
                    || node instanceof KeyNode || node instanceof AggregateNode || node instanceof MetadataNode
                    || Lists.any(node.children(), Equality::readsOwn);
        }

        private static boolean reads(ExprNode node, Class<? extends ExprNode> type) {
            return type.isInstance(node) || Lists.any(node.children(), child -> reads(child, type));
        }
    }

    /** Whether an expression reads anything of the rows around its query. */
    static boolean readsAround(ExprNode node) {
        Set<OuterRef> refs = new LinkedHashSet<>();
        OuterRef.collect(node, 1, refs);
        return !refs.isEmpty();
    }

    /** What is equated with values of the rows of a query; null if something is read in another way. */
    static @Nullable Set<OuterRef> in(QueryNode query) {
        if (query instanceof FilterNode filter) {
            return inFilter(filter);
        } else if (Lists.any(query.expressions(), Equated::readsAround)) {
            return null; // by way of a subquery
        } else if (query instanceof JoinNode join) {
            return inJoin(join);
        } else if (query instanceof SetNode set) {
            return inBranches(set);
        }
        Set<OuterRef> below = query.inputs().isEmpty() ? Set.of() : in(query.inputs().get(0));
        boolean hidden = query instanceof GroupNode group && group.keys().isEmpty();
        // The one group of no keys is there for rows around that equal nothing, too.
        return below == null || hidden && !below.isEmpty() ? null : below;
    }

    private static @Nullable Set<OuterRef> inFilter(FilterNode filter) {
        Set<OuterRef> below = in(filter.input());
        if (below == null) {
            return null;
        }
        Set<OuterRef> all = new LinkedHashSet<>(below);
        for (ExprNode conjunct : Conjuncts.of(filter.condition())) {
            Equality equality = Equality.of(conjunct);
            if (equality != null && equality.ref().further() == 0) {
                all.add(equality.ref());
            } else if (readsAround(conjunct)) {
                return null;
            }
        }
        return all;
    }

    private static @Nullable Set<OuterRef> inJoin(JoinNode join) {
        Set<OuterRef> left = in(join.left());
        Set<OuterRef> right = in(join.right());
        if (left == null || right == null) {
            return null;
        }
        boolean shared = switch (join.kind()) {
            case INNER -> true;
            case LEFT, SEMI, ANTI -> left.containsAll(right);
            case RIGHT -> right.containsAll(left);
            case FULL -> left.equals(right);
        };
        if (!shared) {
            return null;
        }
        Set<OuterRef> all = new LinkedHashSet<>(left);
        all.addAll(right);
        return all;
    }

    private static @Nullable Set<OuterRef> inBranches(SetNode set) {
        Set<OuterRef> first = in(set.inputs().get(0));
        return Lists.all(set.inputs(), input -> first != null && first.equals(in(input))) ? first : null;
    }
}
