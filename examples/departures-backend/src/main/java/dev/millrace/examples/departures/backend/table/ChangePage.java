package dev.millrace.examples.departures.backend.table;

import java.util.List;

/**
 * What became of the keys that changed after some token and up to {@code token}, each once. Immutable.
 *
 * @param items the rows that exist, as they are now
 * @param deleted the keys that exist no more
 * @param token where a reader of this page stands
 * @param hasMore whether changes after {@code token} were known when the page was read
 * @param <K> the type of the keys
 * @param <R> the type of the rows
 */
public record ChangePage<K, R>(List<R> items, List<K> deleted, Token token, boolean hasMore) {
    /** Keeps copies of the lists. */
    public ChangePage {
        items = List.copyOf(items);
        deleted = List.copyOf(deleted);
    }
}
