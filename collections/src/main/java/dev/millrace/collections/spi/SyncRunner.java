package dev.millrace.collections.spi;

import dev.millrace.sync.api.SyncAdapter;

/**
 * Runs adapters: schedules, retries, backs off, stages. Found by {@link java.util.ServiceLoader}, or given to a store.
 * Thread-safe; one runner serves any number of collections.
 */
public interface SyncRunner {

    /**
     * Starts to feed a collection. Calls of the target may begin before this method returns.
     *
     * @param <R> the row type
     * @param adapter where rows come from and writes go to
     * @param target the collection
     * @return the session, to be closed with the collection
     * @throws IllegalArgumentException if this runner does not know the adapter's shape, or its interval is not
     *        positive
     */
    <R> SyncSession<R> start(SyncAdapter<R> adapter, SyncTarget<R> target);
}
