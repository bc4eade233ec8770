package dev.millrace.query.ast;

/**
 * Each row of the input as the value of an expression, in one lane.
 *
 * @param input the rows
 * @param shape over the input's lanes
 */
public record ProjectNode(QueryNode input, ExprNode shape) implements QueryNode {

    @Override
    public int lanes() {
        return 1;
    }
}
