package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Scratch;

/**
 * How many rows of the other side each row of one side of a join matches, and of which rows a commit changed that: from none to
 * some and back, a row that is shown without a match leaves and returns. 4 bytes a slot.
 */
final class MatchCounts {

    private static final int FEW = 64;
    private static final int FEWEST = 4;

    private final int width;
    private int[] counts = new int[16];

    /** The rows whose counts the commit in progress changed. */
    private IntIntHashMap places = new IntIntHashMap();
    private int touched;
    private int[] slots = new int[FEWEST];
    private int[] before = new int[FEWEST];
    private boolean[] told = new boolean[FEWEST];
    private @Nullable Object[] lanes;

    MatchCounts(int width) {
        this.width = width;
        this.lanes = new @Nullable Object[FEWEST * width];
    }

    /** Counts a match outside a commit. */
    void add(int slot) {
        reach(slot);
        counts[slot]++;
    }

    /** How many rows a row matches now. */
    int now(int slot) {
        return slot < counts.length ? counts[slot] : 0;
    }

    /** How many rows a row matched before the commit. */
    int before(int slot) {
        int place = places.getIfAbsent(slot, -1);
        return place < 0 ? now(slot) : before[place];
    }

    /** A match of a row came or went in the commit in progress. */
    void change(int slot, int by, @Nullable Object[] rows, int at) {
        reach(slot);
        if (!places.containsKey(slot)) {
            touch(slot, rows, at);
        }
        counts[slot] += by;
    }

    private void touch(int slot, @Nullable Object[] rows, int at) {
        if (touched == slots.length) {
            slots = Arrays.copyOf(slots, touched * 2);
            before = Arrays.copyOf(before, touched * 2);
            told = Arrays.copyOf(told, touched * 2);
            lanes = Arrays.copyOf(lanes, touched * 2 * width);
        }
        slots[touched] = slot;
        before[touched] = counts[slot];
        told[touched] = false;
        System.arraycopy(rows, at, lanes, touched * width, width);
        places.put(slot, touched);
        touched++;
    }

    /** The number of rows whose counts the commit changed. */
    int touched() {
        return touched;
    }

    /** The slot of such a row. */
    int slot(int place) {
        return slots[place];
    }

    /** Notes that what became of a row has been told already, because it changed itself. */
    void tell(int slot) {
        int place = places.getIfAbsent(slot, -1);
        if (place >= 0) {
            told[place] = true;
        }
    }

    /** Whether what became of such a row has been told. */
    boolean isTold(int place) {
        return told[place];
    }

    /** Holds the lanes of such rows, as they were when they were touched. */
    @Nullable
    Object[] lanes() {
        return lanes;
    }

    /** Where the lanes of such a row start. */
    int at(int place) {
        return place * width;
    }

    /** Ends the commit. */
    void endCommit() {
        Arrays.fill(lanes, 0, touched * width, null);
        if (slots.length > Scratch.MOST_KEPT) {
            slots = new int[FEWEST];
            before = new int[FEWEST];
            told = new boolean[FEWEST];
            lanes = new @Nullable Object[FEWEST * width];
        }
        if (touched > FEW) {
            places = new IntIntHashMap(); // to clear a map that was large once costs as much every time
        } else {
            places.clear();
        }
        touched = 0;
    }

    long bytes() {
        return Bytes.HEADER + Bytes.ofInts(counts.length) + 2 * Bytes.ofInts(slots.length)
                + Bytes.ofBooleans(told.length) + Bytes.ofReferences(lanes.length);
    }

    private void reach(int slot) {
        if (slot >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(slot + 1, counts.length + (counts.length >> 1)));
        }
    }
}
