package dev.millrace.sync.api;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Writes that belong together, to be accepted or refused as one. Immutable and thread-safe.
 *
 * @param <R> the row type
 * @param id the idempotency key: a request that is sent again, because the answer was lost, has the same one, and takes
 *        effect once
 * @param mutations the writes, in order; at least one, each key once
 */
public record WriteRequest<R>(UUID id, List<Mutation<R>> mutations) {

    /**
     * Takes an immutable copy of the mutations.
     *
     * @throws IllegalArgumentException if there are none, or two of one key
     */
    public WriteRequest {
        Objects.requireNonNull(id, "id");
        mutations = List.copyOf(mutations);
        if (mutations.isEmpty()) {
            throw new IllegalArgumentException("Write request " + id + " has no mutations; an empty write is not sent");
        }
        Set<Object> keys = new HashSet<>();
        for (Mutation<R> mutation : mutations) {
            if (!keys.add(mutation.key())) {
                throw new IllegalArgumentException("Write request " + id + " names key " + mutation.key()
                        + " twice; writes to one row are merged before they are sent");
            }
        }
    }
}
