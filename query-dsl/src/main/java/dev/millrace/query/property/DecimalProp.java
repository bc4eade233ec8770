package dev.millrace.query.property;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a record component of type BigDecimal, written {@code Row::component}; see {@link Property}.
 *
 * @param <R> the row type
 */
@FunctionalInterface
public non-sealed interface DecimalProp<R> extends Property<R> {

    /**
     * Reads the component.
     *
     * @param row the row to read
     * @return its value, a {@code BigDecimal}
     */
    @Nullable
    BigDecimal get(R row);
}
