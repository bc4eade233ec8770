package dev.millrace.sync.api;

import java.util.List;
import java.util.Objects;

/**
 * What the runtime hands to a collection: one commit, applied whole or not at all. It names each key once at most.
 * Immutable and thread-safe.
 *
 * @param <R> the row type
 * @param kind whether these are all the base rows there are (they replace what is held, by the net difference) or
 *        changes of them
 * @param changes the changes; puts only for a snapshot; may be empty, then only the position moves
 * @param position how far the stream has come with this batch
 */
public record SyncBatch<R>(Page.Kind kind, List<RowChange<R>> changes, Position position) {

    /**
     * Takes an immutable copy of the changes.
     *
     * @throws IllegalArgumentException if a snapshot contains a delete
     */
    public SyncBatch {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(position, "position");
        changes = List.copyOf(changes);
        Page.requirePutsOnly(kind, changes);
    }
}
