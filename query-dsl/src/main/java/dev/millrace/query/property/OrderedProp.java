package dev.millrace.query.property;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a record component of a type with an order (enum, UUID, java.time), written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 * @param <V> the component's type
 */
@FunctionalInterface
public non-sealed interface OrderedProp<R, V extends Comparable<? super V>> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value
     */
    @Nullable
    V get(R row);
}
