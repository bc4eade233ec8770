package dev.millrace.query.property;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a record component of type Instant, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 */
@FunctionalInterface
public non-sealed interface InstantProp<R> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value
     */
    @Nullable
    Instant get(R row);
}
