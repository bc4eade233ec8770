package dev.millrace.query.property;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a record component of type Boolean, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 */
@FunctionalInterface
public non-sealed interface BoxedBoolProp<R> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value, a nullable {@code Boolean}
     */
    @Nullable
    Boolean get(R row);
}
