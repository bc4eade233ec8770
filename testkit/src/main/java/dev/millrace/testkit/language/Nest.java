package dev.millrace.testkit.language;

import org.jspecify.annotations.Nullable;

/**
 * A record that holds another one.
 *
 * @param flag a boolean
 * @param inner the other one
 */
public record Nest(@Nullable Boolean flag, @Nullable Trio inner) {
}
