package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;

/**
 * Leaves out what the step above does not see: the order of rows below all that forgets it, as all but projections and windows do
 * (law 7), and a distinct below what tells rows apart by value itself. An order that can fail stays.
 */
final class DropUnseen implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        List<QueryNode> inputs = new ArrayList<>();
        boolean ordered = false;
        boolean distinct = false;
        for (QueryNode input : query.inputs()) {
            QueryNode kept = input;
            if (forgetsOrder(query) && unordered(input) != input) {
                kept = unordered(input);
                ordered = true;
            } else if (tellsApart(query) && input instanceof DistinctNode below && Shown.isStable(below.lane())) {
                kept = below.input();
                distinct = true;
            }
            inputs.add(kept);
        }
        if (query instanceof DistinctNode && query.inputs().get(0) instanceof SetNode set && areDistinct(set)) {
            return new Rewriting(set, "drop distinct of " + set.kind().word(), List.of());
        }
        return ordered || distinct ? new Rewriting(query.with(inputs, query.expressions()),
                ordered ? "drop order that is forgotten" : "drop distinct below " + name(query), List.of()) : null;
    }

    private static boolean forgetsOrder(QueryNode query) {
        return query instanceof FilterNode || query instanceof OpaqueFilterNode || query instanceof JoinNode
                || query instanceof GroupNode || query instanceof DistinctNode || query instanceof SetNode
                || query instanceof OrderNode;
    }

    /** The same rows without an order of theirs; the same query if they have none, or one that can fail or decides about a window. */
    static QueryNode unordered(QueryNode query) {
        if (query instanceof OrderNode order && Harmless.all(order.expressions())) {
            return order.input();
        } else if (query instanceof ProjectNode || query instanceof OpaqueMapNode) {
            QueryNode input = query.inputs().get(0);
            QueryNode below = unordered(input);
            return below == input ? query : query.with(List.of(below), query.expressions());
        }
        return query;
    }

    private static boolean tellsApart(QueryNode query) {
        return query instanceof DistinctNode || query instanceof SetNode set && areDistinct(set);
    }

    private static boolean areDistinct(SetNode set) {
        return set.kind() != SetKind.UNION_ALL && Shown.isStable(set.lane());
    }

    private static String name(QueryNode query) {
        return query instanceof SetNode set ? set.kind().word() : "distinct";
    }
}
