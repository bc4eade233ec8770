package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/**
 * A row of a group.
 *
 * @param key what it is ordered by before its identity: nothing, one value, or a list of several
 * @param identity its identity
 * @param value what is aggregated
 */
record Entry(@Nullable Object key, Identity identity, @Nullable Object value) {
}
