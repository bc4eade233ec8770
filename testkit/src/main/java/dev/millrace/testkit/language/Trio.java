package dev.millrace.testkit.language;

import org.jspecify.annotations.Nullable;

/**
 * A record that queries select into.
 *
 * @param number a number
 * @param text a string
 * @param count another number
 */
public record Trio(@Nullable Integer number, @Nullable String text, @Nullable Long count) {
}
