package dev.millrace.query.sql;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SubqueryNode;

/**
 * The rows around a subquery.
 *
 * @param reader how the query around reads its rows
 * @param further what is around that
 */
record Around(Reader reader, @Nullable Around further) {

    /** Whether an expression reads rows around the query it stands in. */
    static boolean isRead(ExprNode node) {
        return isRead(node, 1);
    }

    private static boolean isRead(ExprNode node, int depth) {
        return node instanceof OuterNode outer && outer.levels() >= depth
                || node instanceof SubqueryNode subquery && isRead(subquery.query(), depth + 1)
                || node.children().stream().anyMatch(child -> isRead(child, depth));
    }

    private static boolean isRead(QueryNode query, int depth) {
        return query.expressions().stream().anyMatch(expression -> isRead(expression, depth))
                || query.inputs().stream().anyMatch(input -> isRead(input, depth));
    }
}
