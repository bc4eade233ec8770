package dev.millrace.engine.internal.rule;

import java.util.List;

import dev.millrace.query.ast.QueryNode;

/**
 * A query as it is planned.
 *
 * @param query equal to the one that was written
 * @param applied what was done to it, in order
 */
public record Rewritten(QueryNode query, List<Applied> applied) {

    /** Copies the list. */
    public Rewritten {
        applied = List.copyOf(applied);
    }

    /**
     * A query that is planned as it was written.
     *
     * @param query the query
     * @return the query, to which nothing was done
     */
    public static Rewritten asWritten(QueryNode query) {
        return new Rewritten(query, List.of());
    }
}
