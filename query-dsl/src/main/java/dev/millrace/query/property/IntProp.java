package dev.millrace.query.property;

/**
 * A reference to a record component of type int, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 */
@FunctionalInterface
public non-sealed interface IntProp<R> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value, an {@code int}
     */
    int get(R row);
}
