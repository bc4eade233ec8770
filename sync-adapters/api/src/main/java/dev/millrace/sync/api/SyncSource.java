package dev.millrace.sync.api;

import dev.millrace.query.RelationRef;

/**
 * What a user gives to a collection: makes its adapter when the collection opens. Immutable and thread-safe, so one
 * source may serve several collections.
 */
@FunctionalInterface
public interface SyncSource {

    /**
     * Makes the adapter of one collection. Nothing is sent yet.
     *
     * @param <R> the row type
     * @param relation the collection: its name, the type of its rows and the component that is their key
     * @return a new adapter
     * @throws IllegalArgumentException if the rows of this relation cannot come from this source; the message says why
     */
    <R> SyncAdapter<R> adapter(RelationRef<R> relation);
}
