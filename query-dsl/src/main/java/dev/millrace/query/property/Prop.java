package dev.millrace.query.property;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a record component of any other type, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 * @param <V> the component's type
 */
@FunctionalInterface
public non-sealed interface Prop<R, V extends @Nullable Object> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value
     */
    V get(R row);
}
