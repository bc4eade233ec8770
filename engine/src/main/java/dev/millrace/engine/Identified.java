package dev.millrace.engine;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/**
 * A row of a result with its identity.
 *
 * @param <R> the type of the row
 * @param identity what tells it from the other rows (law 10)
 * @param row the row; null only if its value is null
 */
public record Identified<R>(Identity identity, @Nullable R row) {
}
