package dev.millrace.testkit.sample;

import java.util.List;

import dev.millrace.query.PlainExpr;
import dev.millrace.query.ast.ExprNode;

/**
 * How rows are grouped.
 *
 * @param keys what they are grouped by, over the rows
 * @param scope what expressions above the groups can be made of
 */
record Grouping(List<ExprNode> keys, Scope scope) {

    /** The only key. */
    PlainExpr<Object> key() {
        return new PlainExpr<>(keys.get(0));
    }
}
