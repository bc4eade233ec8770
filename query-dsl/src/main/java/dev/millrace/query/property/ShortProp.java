package dev.millrace.query.property;

/**
 * A reference to a record component of type short, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 */
@FunctionalInterface
public non-sealed interface ShortProp<R> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value, a {@code short}
     */
    short get(R row);
}
