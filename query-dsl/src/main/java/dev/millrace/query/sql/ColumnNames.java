package dev.millrace.query.sql;

import dev.millrace.query.ast.ExprNode;

/**
 * Says where in a statement the values stand that an expression reads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ColumnNames {

    /**
     * The SQL text of what an expression reads.
     *
     * @param leaf a field of a lane, a group's key or an aggregate
     * @return the name of a column, quoted and qualified as it has to be
     * @throws IllegalArgumentException if nothing of the kind can be read here
     */
    String of(ExprNode leaf);
}
