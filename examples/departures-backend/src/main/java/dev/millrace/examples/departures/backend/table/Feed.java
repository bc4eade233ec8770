package dev.millrace.examples.departures.backend.table;

/**
 * What a reader from outside sees of a table: pages of a snapshot, then pages of changes.
 *
 * <p>Each page is consistent in itself. Whether a feed may be read by several threads is said by who hands it out.
 *
 * @param <K> the type of the keys
 * @param <R> the type of the rows
 */
public interface Feed<K, R> {
    /**
     * Reads the first page of a new snapshot.
     *
     * @param limit the most rows to return, at least 1
     */
    SnapshotPage<K, R> snapshot(int limit);

    /**
     * Reads the next page of a snapshot.
     *
     * @param from the {@link SnapshotPage#next} of the page before
     * @param limit the most rows to return, at least 1
     * @throws GoneException if the changes since the first page cannot be told any more
     */
    SnapshotPage<K, R> snapshot(Cursor<K> from, int limit);

    /**
     * Reads what changed after a token, in the order of the last change of each key.
     *
     * @param token where the reader stands
     * @param limit the most keys to return, at least 1
     * @throws GoneException if the changes since the token cannot be told any more
     */
    ChangePage<K, R> since(Token token, int limit);
}
