package dev.millrace.query.property;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a record component of type LocalDateTime, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 */
@FunctionalInterface
public non-sealed interface LocalDateTimeProp<R> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value
     */
    @Nullable
    LocalDateTime get(R row);
}
