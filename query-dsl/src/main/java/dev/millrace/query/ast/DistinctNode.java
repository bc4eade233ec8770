package dev.millrace.query.ast;

import java.util.List;

/**
 * The different values among rows: those that are equal become one (law 12), shown canonically (law 3).
 *
 * @param input rows of one lane
 */
public record DistinctNode(QueryNode input) implements QueryNode {

    /**
     * Checks that the rows can be told apart by value.
     *
     * @throws IllegalArgumentException if they are groups, have several lanes, or are of a type without order
     */
    public DistinctNode {
        Whole.require(List.of(input), List.of());
        Members.require(input);
    }

    @Override
    public List<LaneType> lanes() {
        return List.of(input.lane().anywhere());
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of(input);
    }

    @Override
    public DistinctNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new DistinctNode(inputs.get(0));
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
