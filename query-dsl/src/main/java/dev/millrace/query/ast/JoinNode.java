package dev.millrace.query.ast;

/**
 * The inner join of two inputs on the equality of two keys; null keys never match (law 9).
 *
 * @param left the left rows
 * @param right the right rows
 * @param leftKey over the left's lanes
 * @param rightKey over the right's own lanes, counted from 0
 */
public record JoinNode(QueryNode left, QueryNode right, ExprNode leftKey, ExprNode rightKey) implements QueryNode {

    /**
     * Checks what the keys read.
     *
     * @throws IllegalArgumentException if one reads something its side does not offer
     */
    public JoinNode {
        Scope.of(left).check(leftKey);
        Scope.of(right).check(rightKey);
    }

    @Override
    public int lanes() {
        return left.lanes() + right.lanes();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
