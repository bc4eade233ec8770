package dev.millrace.query.property;

import java.time.LocalTime;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a record component of type LocalTime, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 */
@FunctionalInterface
public non-sealed interface LocalTimeProp<R> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value
     */
    @Nullable
    LocalTime get(R row);
}
