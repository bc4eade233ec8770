package dev.millrace.query.ast;

import dev.millrace.query.RowType;

/**
 * The whole row in a lane, or the plain value there.
 *
 * @param lane the number of the lane, from 0
 * @param row what stands in it
 */
public record RowNode(int lane, LaneType row) implements ExprNode {

    /** Where the rows come from makes no difference. */
    public RowNode {
        row = row.anywhere();
    }

    /**
     * A row that is always there.
     *
     * @param lane the number of the lane, from 0
     * @param rowType the type of its rows
     */
    public RowNode(int lane, RowType<?> rowType) {
        this(lane, LaneType.of(rowType));
    }

    @Override
    public Class<?> type() {
        return row.type();
    }

    @Override
    public Class<?> leafType() {
        return row.leafType();
    }

    @Override
    public boolean nullable() {
        return row.nullable();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
