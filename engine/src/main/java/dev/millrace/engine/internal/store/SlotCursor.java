package dev.millrace.engine.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * A place between two slots of an order, from which to go both ways. Made to be used again: an index moves it to a place, where it
 * is valid until the next change of the index. For one thread at a time.
 */
public final class SlotCursor {

    private final int[] single = new int[1];
    private int[] slots = single;
    private int from;
    private int to;
    private int at;
    private @Nullable Node leaf;

    /** A cursor in nothing. */
    public SlotCursor() {
    }

    /**
     * Goes over the slot behind this place.
     *
     * @return that slot, or -1 at the end
     */
    public int next() {
        if (at == to) {
            Node behind = leaf == null ? null : leaf.next;
            if (behind == null) {
                return -1;
            }
            moveTo(behind, 0);
        }
        return slots[at++];
    }

    /**
     * Goes over the slot before this place.
     *
     * @return that slot, or -1 at the beginning
     */
    public int previous() {
        if (at == from) {
            Node before = leaf == null ? null : leaf.previous;
            if (before == null) {
                return -1;
            }
            moveTo(before, before.length);
        }
        return slots[--at];
    }

    void moveTo(Node inLeaf, int place) {
        leaf = inLeaf;
        slots = inLeaf.slots;
        from = 0;
        to = inLeaf.length;
        at = place;
    }

    /** Moves this to a place in a part of an array. */
    void moveTo(int[] array, int start, int length, int place) {
        leaf = null;
        slots = array;
        from = start;
        to = start + length;
        at = start + place;
    }

    /** Moves this before or behind the only slot there is. */
    void moveToSingle(int slot, int place) {
        single[0] = slot;
        moveTo(single, 0, 1, place);
    }
}
