package dev.millrace.query.ast;

import java.util.List;

/**
 * One row for each distinct combination of the keys; without keys, exactly one row (law 11). The expressions above it, up to
 * the next projection, are made of {@link KeyNode}s and {@link AggregateNode}s.
 *
 * @param input the rows
 * @param keys over the input's lanes
 */
public record GroupNode(QueryNode input, List<ExprNode> keys) implements QueryNode {

    /** Copies the keys. */
    public GroupNode {
        keys = List.copyOf(keys);
    }

    @Override
    public int lanes() {
        return 1;
    }
}
