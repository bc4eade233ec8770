package dev.millrace.query.ast;

/**
 * The rows for which a condition is true: not those for which it is false or unknown (law 4).
 *
 * @param input the rows
 * @param condition a condition over the input's lanes
 */
public record FilterNode(QueryNode input, ExprNode condition) implements QueryNode {

    @Override
    public int lanes() {
        return input.lanes();
    }
}
