package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.KeyProbe;
import dev.millrace.engine.internal.store.SlotIndex;

/**
 * Gives some of many slots places next to each other, for what is kept of few rows of many. Expected O(1), without an object for a
 * slot; 14 to 20 bytes each.
 */
final class SlotPlaces {

    /** The place of a slot that has none. */
    static final int NONE = -1;

    private final SlotIndex index = new SlotIndex();
    private final Sought sought = new Sought();
    private int[] slots = new int[16];
    private int used;
    private final IntArrayList free = new IntArrayList();

    /** A slot that is looked for. */
    private final class Sought extends KeyProbe {
        private int slot;

        @Override
        public int hash() {
            return slot;
        }

        @Override
        public boolean matches(int place) {
            return slots[place] == slot;
        }
    }

    /** The place of a slot, or {@link #NONE}. */
    int of(int slot) {
        sought.slot = slot;
        int bucket = index.find(sought);
        return bucket < 0 ? NONE : index.slotAt(bucket, 0);
    }

    /** Gives a slot a place that has none. */
    int give(int slot) {
        int place = free.isEmpty() ? used++ : free.removeAtIndex(free.size() - 1);
        if (place == slots.length) {
            slots = Arrays.copyOf(slots, place + (place >> 1));
        }
        slots[place] = slot;
        sought.slot = slot;
        index.add(sought, place);
        return place;
    }

    /** Takes a place back. */
    void release(int place) {
        sought.slot = slots[place];
        index.remove(sought, place);
        free.add(place);
    }

    /** What this takes, by its arrays. */
    long bytes() {
        return index.bytes() + Bytes.ofInts(slots.length);
    }

    /** The slot that has a place. */
    int slot(int place) {
        return slots[place];
    }
}
