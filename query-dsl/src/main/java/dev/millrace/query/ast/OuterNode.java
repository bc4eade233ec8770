package dev.millrace.query.ast;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * In a subquery, an expression over the rows of a query around it.
 *
 * @param levels how many queries further out: 1 for the one whose expression the subquery stands in
 * @param expression an expression over that query's lanes, or its groups
 */
public record OuterNode(int levels, ExprNode expression) implements ExprNode {

    /**
     * Checks the number of levels.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public OuterNode {
        Extent.around(List.of(expression)).require();
        if (levels < 1) {
            throw new IllegalArgumentException("A query around this one is at least 1 level out, but " + levels
                    + " was given for " + expression);
        }
    }

    @Override
    public ExprNode rewriteAll(UnaryOperator<ExprNode> rewriting) {
        return rewriting.apply(new OuterNode(levels, expression.rewriteAll(rewriting)));
    }

    @Override
    public Class<?> type() {
        return expression.type();
    }

    @Override
    public Class<?> leafType() {
        return expression.leafType();
    }

    @Override
    public boolean nullable() {
        return expression.nullable();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
