package dev.millrace.testkit.sample;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a random query.
 *
 * @param name its name
 * @param type its type
 * @param values values worth trying, possibly null
 * @since 0.1
 */
public record Parameter(String name, Class<?> type, List<@Nullable Object> values) {
}
