package dev.millrace.engine.internal.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The room that all operators above one source share: each needs some only while it takes part in a commit, and of thousands few do.
 * Confined to the writer of its engine.
 */
public final class CommitRooms {

    private final Map<Class<? extends Room>, Rooms<?>> kinds = new HashMap<>();

    /** No room yet. */
    public CommitRooms() {
    }

    /**
     * The room of a kind.
     *
     * @param <T> the kind
     * @param kind the kind
     * @param maker makes some
     * @return always the same for a kind
     */
    @SuppressWarnings("unchecked") // nothing else is put in under the kind
    public <T extends Room> Rooms<T> of(Class<T> kind, Supplier<T> maker) {
        Rooms<?> known = kinds.get(kind);
        if (known == null) {
            known = new Rooms<>(this, maker);
            kinds.put(kind, known);
        }
        return (Rooms<T>) known;
    }

    /**
     * What the room that nobody uses takes.
     *
     * @return bytes, of it and of what holds it
     */
    public long bytes() {
        return kinds.values().stream().mapToLong(Rooms::bytes).sum();
    }
}
