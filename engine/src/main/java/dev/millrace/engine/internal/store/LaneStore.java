package dev.millrace.engine.internal.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The lanes of rows by slot, and what was made of each row last. 4 bytes a lane, 4 for what was made, and a bit.
 */
public final class LaneStore implements RowSource {

    private static final int FEWEST = 16;

    private final int width;
    private @Nullable Object[] lanes;
    private int capacity;
    /** As long as the rows need, once something is remembered. */
    private @Nullable Object[] made = {};
    private BitSet present = new BitSet();
    private int size;

    /**
     * An empty store.
     *
     * @param width the number of lanes of a row
     */
    public LaneStore(int width) {
        this.width = width;
        this.lanes = new @Nullable Object[FEWEST * width];
        this.capacity = FEWEST;
    }

    /**
     * Tells whether a slot holds a row.
     *
     * @param slot the slot
     * @return whether it does
     */
    public boolean has(int slot) {
        return present.get(slot);
    }

    /**
     * Puts a row into a slot.
     *
     * @param slot the slot
     * @param from holds the row's lanes
     * @param at where its first lane is
     */
    public void put(int slot, @Nullable Object[] from, int at) {
        if (slot >= capacity) {
            capacity = Math.max(slot + 1, capacity + (capacity >> 1));
            lanes = Arrays.copyOf(lanes, capacity * width);
        }
        if (!present.get(slot)) {
            present.set(slot);
            size++;
        }
        System.arraycopy(from, at, lanes, slot * width, width);
        forget(slot);
    }

    /**
     * Empties a slot.
     *
     * @param slot a slot that holds a row
     */
    public void remove(int slot) {
        Arrays.fill(lanes, slot * width, (slot + 1) * width, null);
        forget(slot);
        present.clear(slot);
        size--;
    }

    /** Empties all slots, and gives back the room of a {@linkplain Scratch bulk}. O(slots). */
    public void clear() {
        if (capacity > Scratch.MOST_KEPT) {
            capacity = FEWEST;
            lanes = new @Nullable Object[FEWEST * width];
            made = new @Nullable Object[0];
            present = new BitSet();
            size = 0;
            return;
        }
        for (int slot = present.nextSetBit(0); slot >= 0; slot = present.nextSetBit(slot + 1)) {
            remove(slot);
        }
    }

    @Override
    public @Nullable Object[] lanes() {
        return lanes;
    }

    @Override
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
        return slot < made.length ? made[slot] : null;
    }

    /**
     * Remembers what was made of the row in a slot.
     *
     * @param slot the slot
     * @param value what was made of it
     */
    public void remember(int slot, @Nullable Object value) {
        if (slot < made.length) {
            made[slot] = value;
        } else if (value != null) {
            made = Arrays.copyOf(made, capacity);
            made[slot] = value;
        }
    }

    private void forget(int slot) {
        if (slot < made.length) {
            made[slot] = null;
        }
    }

    /** Hands out the slots that hold rows, ascending. */
    public void forEach(IntConsumer consumer) {
        for (int slot = present.nextSetBit(0); slot >= 0; slot = present.nextSetBit(slot + 1)) {
            consumer.accept(slot);
        }
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
     * What the store takes.
     *
     * @return bytes, of its arrays and itself
     */
    public long bytes() {
        return Bytes.HEADER + Bytes.ofReferences(lanes.length) + Bytes.ofReferences(made.length)
                + Bytes.ofLongs(present.size() / Long.SIZE);
    }

    /**
     * The slots that may hold rows.
     *
     * @return one more than the greatest
     */
    public int slots() {
        return capacity;
    }
}
