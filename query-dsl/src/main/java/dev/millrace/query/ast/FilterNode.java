package dev.millrace.query.ast;

import java.util.List;

/**
 * The rows for which a condition is true: not those for which it is false or unknown (law 4). The condition may hold subqueries,
 * and in a subquery it is the one place that reads rows of the queries around it (law 13).
 *
 * @param input the rows
 * @param condition a condition over the input's lanes
 */
public record FilterNode(QueryNode input, ExprNode condition) implements QueryNode {

    /**
     * Checks what the condition reads.
     *
     * @throws IllegalArgumentException if it reads something the input does not offer
     */
    public FilterNode {
        Whole.require(List.of(input), List.of(condition));
        Scope.of(input).checkCondition(condition);
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
    public List<ExprNode> expressions() {
        return List.of(condition);
    }

    @Override
    public FilterNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new FilterNode(inputs.get(0), expressions.get(0));
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
