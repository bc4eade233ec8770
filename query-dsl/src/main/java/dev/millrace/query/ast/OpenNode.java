package dev.millrace.query.ast;

/**
 * An expression of the rows of a lambda that is still running. It stands in no finished query: as long as one stands in a query,
 * that query is part of what the lambda makes.
 *
 * @param scope whose rows it reads
 * @param expression over the lanes of those rows
 */
public record OpenNode(OpenScope scope, ExprNode expression) implements ExprNode {

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
        return expression.toString();
    }
}
