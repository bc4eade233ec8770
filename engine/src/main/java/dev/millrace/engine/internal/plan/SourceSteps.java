package dev.millrace.engine.internal.plan;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ResultNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryNode;

/** The steps of a query, and of its subqueries, that name what it reads. */
final class SourceSteps {

    private SourceSteps() {
    }

    /** Those of a query, each once. */
    static Set<QueryNode> of(QueryNode query) {
        Set<QueryNode> found = new LinkedHashSet<>();
        add(query, found);
        EachExpression.of(query, node -> {
            if (node instanceof SubqueryNode subquery) {
                add(subquery.query(), found);
            }
        });
        return found;
    }

    private static void add(QueryNode query, Set<QueryNode> found) {
        if (query instanceof SourceNode || query instanceof ResultNode) {
            found.add(query);
        }
        query.inputs().forEach(input -> add(input, found));
    }
}
