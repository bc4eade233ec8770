package dev.millrace.query.property;

/**
 * A reference to a record component of type char, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 */
@FunctionalInterface
public non-sealed interface CharProp<R> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value, a {@code char}
     */
    char get(R row);
}
