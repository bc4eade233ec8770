package dev.millrace.query.ast;

/**
 * The rows for which a condition is true: not those for which it is false or unknown (law 4).
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
        Scope.of(input).check(condition);
    }

    @Override
    public int lanes() {
        return input.lanes();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
