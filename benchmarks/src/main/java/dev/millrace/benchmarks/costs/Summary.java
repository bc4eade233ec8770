package dev.millrace.benchmarks.costs;

import org.jspecify.annotations.Nullable;

/**
 * A number with what belongs to it.
 *
 * @param id the number; null if it is not there
 * @param of what belongs to it; null if nothing does
 */
public record Summary(@Nullable Long id, @Nullable Long of) {
}
