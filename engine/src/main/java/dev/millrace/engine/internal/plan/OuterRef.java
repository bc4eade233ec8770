package dev.millrace.engine.internal.plan;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SubqueryNode;

/**
 * What a subquery reads of the queries around it.
 *
 * @param further how many queries further out than the one in whose expression the subquery stands; 0 for that one
 * @param expression an expression over the rows of that query
 */
record OuterRef(int further, ExprNode expression) {

    /** All that a subquery reads of the queries around it, also by way of subqueries inside it. */
    static Set<OuterRef> of(QueryNode subquery) {
        Set<OuterRef> found = new LinkedHashSet<>();
        collect(subquery, 1, found);
        return found;
    }

    private static void collect(QueryNode query, int depth, Set<OuterRef> found) {
        query.expressions().forEach(expression -> collect(expression, depth, found));
        query.inputs().forEach(input -> collect(input, depth, found));
    }

    /** Adds what an expression reads of queries around those it stands in. */
    static void collect(ExprNode node, int depth, Set<OuterRef> found) {
        if (node instanceof OuterNode outer) {
            if (outer.levels() >= depth) {
                found.add(new OuterRef(outer.levels() - depth, outer.expression()));
            }
        } else if (node instanceof SubqueryNode subquery) {
            collect(subquery.query(), depth + 1, found);
        }
        node.children().forEach(child -> collect(child, depth, found));
    }
}
