package dev.millrace.query;

import java.lang.invoke.MethodType;

import org.jspecify.annotations.Nullable;

/**
 * A component and the value it is set to: {@code set(Todo::done).to(true)}. Immutable.
 *
 * @param <R> the row type
 * @param component the component
 * @param value its new value
 */
public record Assignment<R>(Component component, @Nullable Object value) {

    /**
     * Checks that the component can hold the value.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public Assignment {
        if (value == null && !component.nullable()) {
            throw new IllegalArgumentException(
                    component + " is a primitive " + component.type() + " and cannot be set to null");
        }
        if (value != null && !MethodType.methodType(component.type()).wrap().returnType().isInstance(value)) {
            throw new IllegalArgumentException(
                    component + " is of type " + component.type().getTypeName() + " and cannot be set to "
                            + value + " of type " + value.getClass().getTypeName());
        }
    }
}
