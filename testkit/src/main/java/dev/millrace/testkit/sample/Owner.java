package dev.millrace.testkit.sample;

import org.jspecify.annotations.Nullable;

/**
 * A row of the sample relation {@link SampleSchema#OWNERS}.
 *
 * @param id the key
 * @param region a string that several owners, and items as their group, share
 * @param level a small integer
 * @param active a boolean that may be unknown
 * @since 0.1
 */
public record Owner(String id, @Nullable String region, int level, @Nullable Boolean active) {
}
