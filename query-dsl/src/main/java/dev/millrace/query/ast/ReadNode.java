package dev.millrace.query.ast;

import java.util.List;

import dev.millrace.query.Component;

/**
 * A component of a record that an expression gives; null where the record is.
 *
 * @param record an expression whose values are records of the component's row type
 * @param component the component read
 */
public record ReadNode(ExprNode record, Component component) implements ExprNode {

    /**
     * Checks that the component is one of the record's.
     *
     * @throws IllegalArgumentException if it is not
     */
    public ReadNode {
        Extent.around(List.of(record)).require();
        if (record.type() != component.rowClass()) {
            throw new IllegalArgumentException("Component " + component + " was to be read of " + record
                    + ", which is of type " + record.type().getSimpleName());
        }
    }

    @Override
    public List<ExprNode> children() {
        return List.of(record);
    }

    @Override
    public ReadNode withChildren(List<ExprNode> children) {
        return new ReadNode(children.get(0), component);
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
        return record.nullable() || component.nullable();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
