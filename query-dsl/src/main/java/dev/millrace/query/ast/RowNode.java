package dev.millrace.query.ast;

import dev.millrace.query.RowType;

/**
 * The whole row in a lane.
 *
 * @param lane the number of the lane, from 0
 * @param rowType the type of its rows
 */
public record RowNode(int lane, RowType<?> rowType) implements ExprNode {

    @Override
    public Class<?> type() {
        return rowType.rowClass();
    }

    @Override
    public boolean nullable() {
        return false;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
