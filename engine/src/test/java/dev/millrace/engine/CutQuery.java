package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.QueryRef;
import dev.millrace.query.SingleQuery;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ResultNode;
import dev.millrace.testkit.sample.Choices;

/**
 * A query in two: a step of it as a live query, and the rest, which reads that.
 *
 * @param source the step with all below it
 * @param rest what stands above it
 */
record CutQuery(QueryNode source, QueryNode rest) {

    static final String NAME = "cut";

    /** Cuts a query at some step, whose rows may get an order by the way, so that they have windows; null if it cannot be cut. */
    static @Nullable CutQuery of(QueryNode query, Choices choices) {
        List<CutQuery> cuts = new ArrayList<>();
        for (QueryNode step : steps(query)) {
            QueryNode rest = without(query, step);
            if (rest != null) {
                cuts.add(new CutQuery(
                        step.isOrdered() || choices.oneIn(2) ? step : new OrderNode(step, List.of()), rest));
            }
        }
        return cuts.isEmpty() ? null : choices.from(cuts);
    }

    /** The steps that give rows of one lane. Those of subqueries are left out: they may read rows around them. */
    private static List<QueryNode> steps(QueryNode query) {
        List<QueryNode> steps = new ArrayList<>();
        if (!isOfGroups(query) && query.lanes().size() == 1) {
            steps.add(query);
        }
        query.inputs().forEach(input -> steps.addAll(steps(input)));
        return steps;
    }

    private static boolean isOfGroups(QueryNode query) {
        return query instanceof GroupNode || query instanceof FilterNode having && isOfGroups(having.input());
    }

    /** The query with a live one in the place of a step; null if what stands above needs the step itself: its order, or its metadata. */
    private static @Nullable QueryNode without(QueryNode query, QueryNode step) {
        try {
            return replaced(query, step);
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }

    private static QueryNode replaced(QueryNode query, QueryNode step) {
        return query == step ? new ResultNode(QueryRef.of(NAME, new SingleQuery<>(step)))
                : query.inputs().isEmpty() ? query
                : query.with(query.inputs().stream().map(input -> replaced(input, step)).toList(),
                        query.expressions());
    }
}
