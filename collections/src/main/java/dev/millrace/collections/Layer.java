package dev.millrace.collections;

import dev.millrace.query.Identity;

/**
 * The overlay of one write on one row, as long as the write's own values are not base rows.
 *
 * @param key the row's key
 * @param patch what the write does
 * @param write the write
 */
record Layer<R>(Identity.Of key, Patch<R> patch, WriteHandle write) {
}
