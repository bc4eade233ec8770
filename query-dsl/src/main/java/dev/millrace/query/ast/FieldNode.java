package dev.millrace.query.ast;

import dev.millrace.query.Component;

/**
 * A component of the row in a lane.
 *
 * @param lane the number of the lane, from 0
 * @param component the component read
 * @param absent whether the lane can be without a row, as the lanes of an outer join can; the value is null then
 */
public record FieldNode(int lane, Component component, boolean absent) implements ExprNode {

    /**
     * A component of a row that is always there.
     *
     * @param lane the number of the lane, from 0
     * @param component the component read
     */
    public FieldNode(int lane, Component component) {
        this(lane, component, false);
    }

    @Override
    public Class<?> type() {
        return component.valueType();
    }

    @Override
    public Class<?> leafType() {
        return component.leafType();
    }

    @Override
    public boolean nullable() {
        return absent || component.nullable();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
