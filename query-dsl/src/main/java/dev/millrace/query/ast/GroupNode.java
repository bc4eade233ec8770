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

    /**
     * Copies the keys and checks what they read.
     *
     * @throws IllegalArgumentException if one reads something the input does not offer
     */
    public GroupNode {
        keys = List.copyOf(keys);
        keys.forEach(Scope.of(input)::check);
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
