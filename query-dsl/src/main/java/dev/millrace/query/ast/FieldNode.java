package dev.millrace.query.ast;

import java.lang.invoke.MethodType;

import dev.millrace.query.Component;

/**
 * A component of the row in a lane.
 *
 * @param lane the number of the lane, from 0
 * @param component the component read
 */
public record FieldNode(int lane, Component component) implements ExprNode {

    @Override
    public Class<?> type() {
        return MethodType.methodType(component.type()).wrap().returnType();
    }

    @Override
    public boolean nullable() {
        return component.nullable();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
