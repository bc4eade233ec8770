package dev.millrace.engine.internal.store;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Gives some of many slots places next to each other, for what is kept of few rows of many: an open-addressing hash table. Expected O(1),
 * without an object for a slot; 12 to 20 bytes each.
 */
public final class SlotPlaces {

    /** The place of a slot that has none. */
    public static final int NONE = -1;

    private static final int FEWEST = 4;

    /** Places, by the hashes of their slots, and one more than the place, so that 0 is none. */
    private int[] table = new int[2 * FEWEST];
    /** Slots by place; where a place is free, the next free one, below {@link #NONE}. */
    private int[] slots = new int[FEWEST];
    private int used;
    private int size;
    private int free = NONE;

    /**
     * The place of a slot.
     *
     * @param slot the slot
     * @return its place, or {@link #NONE}
     */
    public int of(int slot) {
        int mask = table.length - 1;
        for (int at = HashSpread.place(slot, mask); table[at] != 0; at = at + 1 & mask) {
            if (slots[table[at] - 1] == slot) {
                return table[at] - 1;
            }
        }
        return NONE;
    }

    /**
     * Gives a slot a place.
     *
     * @param slot a slot that has none
     * @return the place
     */
    public int give(int slot) {
        int place = free;
        if (place == NONE) {
            place = used++;
            if (place == slots.length) {
                slots = Arrays.copyOf(slots, place + (place >> 1));
            }
        } else {
            free = next(place);
        }
        slots[place] = slot;
        size++;
        if (2 * size > table.length) {
            spread(2 * table.length);
        } else {
            enter(place);
        }
        return place;
    }

    private void spread(int length) {
        table = new int[length];
        for (int place = 0; place < used; place++) {
            if (slots[place] >= 0) {
                enter(place);
            }
        }
    }

    private void enter(int place) {
        int mask = table.length - 1;
        int at = HashSpread.place(slots[place], mask);
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        table[at] = place + 1;
    }

    /**
     * Takes a place back.
     *
     * @param place a place that was given
     */
    public void release(int place) {
        int mask = table.length - 1;
        int hole = HashSpread.place(slots[place], mask);
        while (table[hole] != place + 1) {
            hole = hole + 1 & mask;
        }
        for (int at = hole + 1 & mask; table[at] != 0; at = at + 1 & mask) {
            if (HashSpread.mayFill(at, HashSpread.place(slots[table[at] - 1], mask), hole, mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = 0;
        slots[place] = link(free);
        free = place;
        size--;
    }

    /** A place as the mark of a free one: its own inverse, and negative. */
    private static int link(int place) {
        return -2 - place;
    }

    private int next(int place) {
        return link(slots[place]);
    }

    /**
     * The slot of a place.
     *
     * @param place a place that was given
     * @return the slot that has it
     */
    public int slot(int place) {
        return slots[place];
    }

    /**
     * How many slots have places.
     *
     * @return the number
     */
    public int size() {
        return size;
    }

    /**
     * Hands out the slots that have places, in no particular order.
     *
     * @param consumer takes each
     */
    public void forEach(IntConsumer consumer) {
        for (int place = 0; place < used; place++) {
            if (slots[place] >= 0) {
                consumer.accept(slots[place]);
            }
        }
    }

    /**
     * What this takes.
     *
     * @return bytes, of its arrays and itself
     */
    public long bytes() {
        return Bytes.HEADER + Bytes.ofInts(slots.length) + Bytes.ofInts(table.length);
    }
}
