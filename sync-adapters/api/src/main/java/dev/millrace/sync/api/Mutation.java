package dev.millrace.sync.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One write to one row, as a backend is told of it. Immutable and thread-safe.
 *
 * @param <R> the row type
 * @param kind what is done to the row
 * @param key the row's key
 * @param base the row as the backend last confirmed it; null if it has not confirmed any, as for an insert
 * @param row the row as the user sees it after this write; null for a delete
 * @param changes the components that the user changed, by name, with their new values, which may be null; all of them
 *        for an insert, none for a delete
 */
public record Mutation<R>(Kind kind, Object key, @Nullable R base, @Nullable R row,
        Map<String, @Nullable Object> changes) {

    /** What is done to a row. */
    public enum Kind {
        /** The row is new. */
        INSERT,
        /** Some components of the row change. */
        UPDATE,
        /** The row goes. */
        DELETE
    }

    /**
     * Takes an immutable copy of the changes, in their order.
     *
     * @param kind what is done to the row
     * @param key the row's key
     * @param base the row the backend confirmed
     * @param row the row as the user sees it
     * @param changes the components that change
     * @throws IllegalArgumentException if the parts do not fit the kind
     */
    // Not in compact form: the compiler would lose the annotation inside the type of the changes.
    public Mutation(Kind kind, Object key, @Nullable R base, @Nullable R row, Map<String, @Nullable Object> changes) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.key = Objects.requireNonNull(key, "key");
        this.base = base;
        this.row = row;
        this.changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        boolean deletes = kind == Kind.DELETE;
        if (deletes != (row == null)) {
            throw new IllegalArgumentException(
                    kind + " of key " + key + (deletes ? " leaves no row, but one was given: " + row
                            : " needs the row as the user sees it"));
        }
        if (deletes != changes.isEmpty()) {
            throw new IllegalArgumentException(kind + " of key " + key
                    + (deletes ? " changes no components, but these were given: "
                            + changes.keySet()
                            : " needs the components that changed; a write that changes none is not sent"));
        }
    }
}
