package dev.millrace.query.ast;

import java.util.List;

/**
 * One value made of each row, in one lane. A row whose constructor refuses its values is left out (law 5).
 *
 * @param input the rows, or groups
 * @param shape an expression over the input's lanes, or over its groups
 */
public record ProjectNode(QueryNode input, ExprNode shape) implements QueryNode {

    /**
     * Checks what the shape reads.
     *
     * @throws IllegalArgumentException if it reads something the input does not offer
     */
    public ProjectNode {
        Whole.require(List.of(input), List.of(shape));
        Scope.of(input).checkShape(shape);
    }

    @Override
    public List<LaneType> lanes() {
        return List.of(LaneType.of(shape));
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of(input);
    }

    @Override
    public List<ExprNode> expressions() {
        return List.of(shape);
    }

    @Override
    public ProjectNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new ProjectNode(inputs.get(0), expressions.get(0));
    }

    @Override
    public boolean isOrdered() {
        return input.isOrdered();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
