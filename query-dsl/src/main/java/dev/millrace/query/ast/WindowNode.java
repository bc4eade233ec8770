package dev.millrace.query.ast;

import java.util.List;

import dev.millrace.query.Window;

/**
 * A part of an ordered input.
 *
 * @param input the ordered rows
 * @param window which of them
 */
public record WindowNode(QueryNode input, Window window) implements QueryNode {

    /**
     * Checks that the input has an order.
     *
     * @throws IllegalArgumentException if it has none
     */
    public WindowNode {
        Whole.require(List.of(input), List.of());
        if (!input.isOrdered()) {
            throw new IllegalArgumentException(
                    "A window was asked for of rows without an order, which have no positions"
                            + " (law 8); order them first: " + input);
        }
    }

    @Override
    public List<LaneType> lanes() {
        return input.lanes();
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of(input);
    }

    @Override
    public WindowNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new WindowNode(inputs.get(0), window);
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
