package dev.millrace.engine.internal.flow;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.SlotPlaces;

/**
 * The slots under which a window hands its rows on: those of its input, or others next to each other, so that who keeps the few rows
 * of a window needs no room for all there are. A row keeps its slot while it is shown; a slot freed in a commit is not used again in it.
 * Expected O(1); 14 to 20 bytes a row that is shown, if they are others.
 */
final class ShownSlots {

    private final boolean compact;
    private final SlotPlaces places = new SlotPlaces();
    /** Null while none were. */
    private @Nullable IntArrayList freed;

    /** Of no rows yet. */
    ShownSlots(boolean compact) {
        this.compact = compact;
    }

    /** A new commit begins. */
    void beginCommit() {
        IntArrayList released = freed;
        if (released != null) {
            for (int i = 0; i < released.size(); i++) {
                places.release(released.get(i));
            }
            released.clear();
        }
    }

    /** The slot of a row that is shown. */
    int of(int slot) {
        if (!compact) {
            return slot;
        }
        int place = places.of(slot);
        return place >= 0 ? place : places.give(slot);
    }

    /** What this takes, by its arrays. */
    long bytes() {
        return places.bytes();
    }

    /** The slot of a row that ceases to be shown. */
    int release(int slot) {
        int shown = of(slot);
        if (compact) {
            IntArrayList released = freed;
            if (released == null) {
                released = new IntArrayList();
                freed = released;
            }
            released.add(shown);
        }
        return shown;
    }
}
