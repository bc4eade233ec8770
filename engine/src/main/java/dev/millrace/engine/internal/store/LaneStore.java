package dev.millrace.engine.internal.store;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The lanes of rows by slot, and what was made of each row last. 4 bytes a lane and 4 for what was made.
 */
public final class LaneStore {

    private final int width;
    private @Nullable Object[] lanes;
    private @Nullable Object[] made;
    private int size;

    /**
     * An empty store.
     *
     * @param width the number of lanes of a row
     */
    public LaneStore(int width) {
        this.width = width;
        this.lanes = new @Nullable Object[16 * width];
        this.made = new @Nullable Object[16];
    }

    /**
     * Tells whether a slot holds a row.
     *
     * @param slot the slot
     * @return whether it does
     */
    public boolean has(int slot) {
        return slot < made.length && lanes[slot * width] != null;
    }

    /**
     * Puts a row into a slot.
     *
     * @param slot the slot
     * @param from holds the row's lanes
     * @param at where its first lane is
     */
    public void put(int slot, @Nullable Object[] from, int at) {
        if (slot >= made.length) {
            int capacity = Math.max(slot + 1, made.length + (made.length >> 1));
            lanes = Arrays.copyOf(lanes, capacity * width);
            made = Arrays.copyOf(made, capacity);
        }
        if (lanes[slot * width] == null) {
            size++;
        }
        System.arraycopy(from, at, lanes, slot * width, width);
        made[slot] = null;
    }

    /**
     * Empties a slot.
     *
     * @param slot a slot that holds a row
     */
    public void remove(int slot) {
        Arrays.fill(lanes, slot * width, (slot + 1) * width, null);
        made[slot] = null;
        size--;
    }

    /**
     * The array that holds all lanes; valid until the next {@link #put}.
     *
     * @return the lanes, those of a slot next to each other
     */
    public @Nullable Object[] lanes() {
        return lanes;
    }

    /**
     * Where the lanes of a slot are.
     *
     * @param slot the slot
     * @return the place of its first lane
     */
    public int at(int slot) {
        return slot * width;
    }

    /**
     * What was made of the row in a slot.
     *
     * @param slot the slot
     * @return null if nothing was, since the row was put
     */
    public @Nullable Object made(int slot) {
        return made[slot];
    }

    /**
     * Remembers what was made of the row in a slot.
     *
     * @param slot the slot
     * @param value what was made of it
     */
    public void remember(int slot, @Nullable Object value) {
        made[slot] = value;
    }

    /**
     * The number of rows.
     *
     * @return how many slots hold one
     */
    public int size() {
        return size;
    }

    /**
     * The slots that may hold rows.
     *
     * @return one more than the greatest
     */
    public int slots() {
        return made.length;
    }
}
