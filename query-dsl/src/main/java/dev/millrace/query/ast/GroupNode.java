package dev.millrace.query.ast;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rows with equal keys together. Without keys all rows are one group, even if there are none (law 11).
 *
 * @param input the rows
 * @param keys expressions over the input's lanes
 */
public record GroupNode(QueryNode input, List<ExprNode> keys) implements QueryNode {

    /**
     * Checks what the keys read.
     *
     * @throws IllegalArgumentException if one reads something the input does not offer, or is of a type without order
     */
    public GroupNode {
        keys = List.copyOf(keys);
        Whole.require(List.of(input), keys);
        if (input.lanes().isEmpty()) {
            throw new IllegalArgumentException("A grouping was asked for of groups; select of them first: " + input);
        }
        keys.forEach(Scope.of(input)::check);
        keys.forEach(Members::requireKey);
    }

    /**
     * The grouping whose groups the rows of a query are, perhaps filtered.
     *
     * @param query a query
     * @return the grouping; null if the rows are no groups
     */
    public static @Nullable GroupNode under(QueryNode query) {
        QueryNode node = query;
        while (node instanceof FilterNode having) {
            node = having.input();
        }
        return node instanceof GroupNode group ? group : null;
    }

    @Override
    public List<LaneType> lanes() {
        return List.of();
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of(input);
    }

    @Override
    public List<ExprNode> expressions() {
        return keys;
    }

    @Override
    public GroupNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new GroupNode(inputs.get(0), expressions);
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
