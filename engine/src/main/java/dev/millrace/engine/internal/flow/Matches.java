package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;
import org.jspecify.annotations.Nullable;

/** The right rows that match one left row; reused, so that matching allocates nothing. */
final class Matches implements RowVisitor {

    /** Up to this many matches are searched one by one. */
    private static final int FEW = 16;

    private final int width;
    private int size;
    /** The match that is probably asked for next. */
    private int expected;
    private @Nullable IntIntHashMap bySlot;
    private int[] slots = new int[4];
    private boolean[] taken = new boolean[4];
    private @Nullable Object[] lanes;

    Matches(int width) {
        this.width = width;
        this.lanes = new @Nullable Object[4 * width];
    }

    @Override
    public void row(int slot, @Nullable Object[] rows, int at) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, size * 2);
            taken = Arrays.copyOf(taken, size * 2);
            lanes = Arrays.copyOf(lanes, size * 2 * width);
        }
        slots[size] = slot;
        taken[size] = false;
        System.arraycopy(rows, at, lanes, size * width, width);
        size++;
    }

    int size() {
        return size;
    }

    int slot(int match) {
        return slots[match];
    }

    /** The match with a slot, or -1. O(1): what is asked for comes mostly in the order of the matches, else there is an index. */
    int find(int slot) {
        if (expected < size && slots[expected] == slot) {
            return expected++;
        }
        int found = size <= FEW ? findAmongFew(slot) : index().getIfAbsent(slot, -1);
        if (found >= 0) {
            expected = found + 1;
        }
        return found;
    }

    private int findAmongFew(int slot) {
        for (int i = 0; i < size; i++) {
            if (slots[i] == slot) {
                return i;
            }
        }
        return -1;
    }

    private IntIntHashMap index() {
        IntIntHashMap known = bySlot;
        if (known == null) {
            known = new IntIntHashMap(size * 2);
            for (int i = 0; i < size; i++) {
                known.put(slots[i], i);
            }
            bySlot = known;
        }
        return known;
    }

    void markTaken(int match) {
        taken[match] = true;
    }

    boolean isTaken(int match) {
        return taken[match];
    }

    /** Holds the lanes of the matches. */
    @Nullable
    Object[] lanes() {
        return lanes;
    }

    /** Where the lanes of a match start. */
    int at(int match) {
        return match * width;
    }

    void clear() {
        Arrays.fill(lanes, 0, size * width, null);
        size = 0;
        expected = 0;
        bySlot = null;
    }
}
