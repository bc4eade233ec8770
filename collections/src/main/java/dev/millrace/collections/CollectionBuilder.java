package dev.millrace.collections;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.SyncSource;

/**
 * A collection that is still to be opened. Immutable: each step gives a new one.
 *
 * @param <K> the type of the key
 * @param <R> the type of the rows
 */
public final class CollectionBuilder<K, R> {

    private final Store store;
    private final RelationRef<R> relation;
    private final @Nullable SyncSource source;
    private final Duration confirmWithin;

    CollectionBuilder(Store store, RelationRef<R> relation, @Nullable SyncSource source, Duration confirmWithin) {
        this.store = store;
        this.relation = relation;
        this.source = source;
        this.confirmWithin = confirmWithin;
    }

    /**
     * Feeds the collection from a backend. Without this it is local: writes are confirmed at once.
     *
     * @param adapter where rows come from and writes go to, such as {@code RestPolling.of(uri)}
     * @return the next step
     */
    public CollectionBuilder<K, R> sync(SyncSource adapter) {
        return new CollectionBuilder<>(store, relation, adapter, confirmWithin);
    }

    /**
     * How long an accepted write may wait for the stream to show it before it is flagged unconfirmed; 10 seconds unless said
     * otherwise.
     *
     * @param time the time, positive
     * @return the next step
     * @throws IllegalArgumentException if it is not positive
     */
    public CollectionBuilder<K, R> confirmWithin(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("Collection \"" + relation.name()
                    + "\" is to flag writes that are not confirmed within " + time + "; give a positive time");
        }
        return new CollectionBuilder<>(store, relation, source, time);
    }

    /**
     * Opens the collection; its stream starts.
     *
     * @return the collection
     * @throws IllegalArgumentException if the store has a collection of that name
     * @throws IllegalStateException if it has a backend but no synchronisation runtime is there
     */
    public LiveCollection<K, R> open() {
        return LiveCollection.open(store, relation, source, confirmWithin);
    }
}
