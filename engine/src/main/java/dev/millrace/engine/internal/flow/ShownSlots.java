package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.engine.internal.store.SlotPlaces;

/**
 * The slots under which a window hands its rows on: those of its input, or others next to each other, so that who keeps the few rows
 * of a window needs no room for all there are. A row keeps its slot while it is shown; a slot freed in a commit is not used again in it.
 * Expected O(1); 14 to 20 bytes a row that is shown, if they are others.
 */
final class ShownSlots {

    private static final int[] NONE = {};
    private static final int FEWEST = 2;

    /** Null if the slots are those of the input. */
    private final @Nullable SlotPlaces places;
    private int[] freed = NONE;
    private int freedCount;

    /**
     * Of no rows yet.
     *
     * @param compact whether they stand next to each other
     */
    ShownSlots(boolean compact) {
        this.places = compact ? new SlotPlaces() : null;
    }

    /** A new commit begins. */
    void beginCommit() {
        if (places != null) {
            for (int i = 0; i < freedCount; i++) {
                places.release(freed[i]);
            }
        }
        freedCount = 0;
        if (freed.length > Scratch.MOST_KEPT) {
            freed = NONE;
        }
    }

    /** The slot of a row that is shown. */
    int of(int slot) {
        if (places == null) {
            return slot;
        }
        int place = places.of(slot);
        return place >= 0 ? place : places.give(slot);
    }

    /** What this takes, by its arrays. */
    long bytes() {
        return (places == null ? 0 : places.bytes()) + (freed == NONE ? 0 : Bytes.ofInts(freed.length));
    }

    /** The slot of a row that ceases to be shown. */
    int release(int slot) {
        int shown = of(slot);
        if (places != null) {
            if (freedCount == freed.length) {
                freed = Arrays.copyOf(freed, Math.max(FEWEST, 2 * freedCount));
            }
            freed[freedCount++] = shown;
        }
        return shown;
    }
}
