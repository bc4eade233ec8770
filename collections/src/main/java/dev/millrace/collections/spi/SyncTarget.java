package dev.millrace.collections.spi;

import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncStatus;

/**
 * The collection as its session sees it. Calls come from any thread but never two at a time for one session.
 *
 * @param <R> the row type
 */
public interface SyncTarget<R> {

    /**
     * The collection: its name, the type of its rows and the component that is their key. Always the same.
     *
     * @return the relation
     */
    RelationRef<R> relation();

    /**
     * The collection's name, for messages.
     *
     * @return the name of the relation
     */
    default String name() {
        return relation().name();
    }

    /**
     * Learns that all rows are about to be asked for: the next snapshot shows every write the backend has accepted
     * until now, be its position in that snapshot's stream or in one that the backend has lost.
     */
    default void refetching() {
    }

    /**
     * Applies a batch in one commit.
     *
     * @param batch the batch; it names each key once at most
     * @throws IllegalArgumentException if a row is refused, naming it; then nothing of the batch is applied
     * @throws dev.millrace.collections.BrokenStoreException if the collection's store broke down in a commit and cannot be relied on any more
     */
    void apply(SyncBatch<R> batch);

    /**
     * Learns how the connection is doing. Called only when that has changed; must not throw.
     *
     * @param status the new status
     */
    void status(SyncStatus status);
}
