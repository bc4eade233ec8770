package dev.millrace.examples.departures.backend.table;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table in key order. Immutable.
 *
 * <p>Rows may change between two pages. A reader who, after the last page, asks for the changes since {@code token}
 * misses nothing.
 *
 * @param items the rows
 * @param next where the next page begins, null on the last page
 * @param token where the server was when the first page of this snapshot was read
 * @param <K> the type of the keys
 * @param <R> the type of the rows
 */
public record SnapshotPage<K, R>(List<R> items, @Nullable Cursor<K> next, Token token) {
    /** Keeps a copy of the list. */
    public SnapshotPage {
        items = List.copyOf(items);
    }
}
