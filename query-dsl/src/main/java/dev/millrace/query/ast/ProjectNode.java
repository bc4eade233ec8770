package dev.millrace.query.ast;

/**
 * Each row of the input as the value of an expression, in one lane.
 *
 * @param input the rows
 * @param shape over the input's lanes
 */
public record ProjectNode(QueryNode input, ExprNode shape) implements QueryNode {

    /**
     * Checks what the shape reads.
     *
     * @throws IllegalArgumentException if it reads something the input does not offer
     */
    public ProjectNode {
        Scope.of(input).check(shape);
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
