package dev.millrace.query.property;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a record component of type Double, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 */
@FunctionalInterface
public non-sealed interface BoxedDoubleProp<R> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value, a nullable {@code Double}
     */
    @Nullable
    Double get(R row);
}
