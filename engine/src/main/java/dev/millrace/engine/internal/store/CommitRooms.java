package dev.millrace.engine.internal.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.collections.api.factory.primitive.LongLists;

/**
 * What all operators above one source share: the room that each needs only while it takes part in a commit, as of thousands few do, and
 * masks that do not change. Confined to the writer of its engine.
 */
public final class CommitRooms {

    private final Map<Class<? extends Room>, Rooms<?>> kinds = new HashMap<>();

    private final Recent masks = new Recent();

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
     * Masks that do not change.
     *
     * @param some masks
     * @return those or equal ones
     */
    public long[] same(long[] some) {
        return masks.of(LongLists.immutable.of(some), long[].class, () -> some);
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
