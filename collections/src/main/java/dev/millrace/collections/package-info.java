/**
 * What a user holds in their hands: a {@link dev.millrace.collections.Store} of collections and live queries, optimistic writes,
 * snapshots and streams of changes.
 */
@NullMarked
package dev.millrace.collections;

import org.jspecify.annotations.NullMarked;
