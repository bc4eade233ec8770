package dev.millrace.testkit.sample;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What random queries make of rows, joined rows and groups: a place for a value of each type.
 *
 * @param rank a number that is never null
 * @param whole a long
 * @param small an int
 * @param real a double
 * @param exact a decimal
 * @param text a string
 * @param truth a boolean
 * @param any anything: a whole row, a {@link Compound}, a single value
 * @since 0.1
 */
public record Card(long rank, @Nullable Long whole, @Nullable Integer small, @Nullable Double real,
        @Nullable BigDecimal exact,
        @Nullable String text, @Nullable Boolean truth, @Nullable Object any) {
}
