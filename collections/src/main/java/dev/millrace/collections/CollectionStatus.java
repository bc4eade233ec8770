package dev.millrace.collections;

import org.jspecify.annotations.Nullable;

import dev.millrace.sync.api.SyncStatus;

/**
 * The state of a collection, and of the stream that feeds it.
 *
 * @param state the collection's own state
 * @param stream the state of its stream; null if nothing feeds it
 */
public record CollectionStatus(State state, @Nullable SyncStatus stream) {

    /** The states of a collection (law 21). */
    public enum State {
        /** Its stream has not delivered yet; what it holds are optimistic writes at most. */
        LOADING,
        /** It holds what its backend has, as far as the stream has come. */
        READY,
        /** Its stream has failed and needs mending; the last good rows stay, and it is READY again once the stream is. */
        ERROR,
        /** It was closed. */
        CLOSED
    }
}
