package dev.millrace.engine.internal.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.QueryNode;

/**
 * One way to make a query cost less. What it makes has the same rows in the same order under the same identities, whatever rows there
 * are, and meets the problems that the query as written meets (laws 5 to 12). Pure.
 */
interface Rule {

    /**
     * A query rewritten.
     *
     * @param query an equal query
     * @param what what was done, as in "push filter below join"
     * @param about what it was done to; empty if the step as a whole
     */
    record Rewriting(QueryNode query, String what, List<? extends ExprNode> about) {
    }

    /** Rewrites the last steps of a query whose other steps are rewritten already; null where it does not apply. */
    @Nullable
    Rewriting of(QueryNode query);
}
