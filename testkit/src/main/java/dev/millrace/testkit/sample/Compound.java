package dev.millrace.testkit.sample;

import org.jspecify.annotations.Nullable;

/**
 * A composite key: random queries group by it.
 *
 * @param text a string
 * @param real a double
 * @since 0.1
 */
public record Compound(@Nullable String text, @Nullable Double real) {
}
