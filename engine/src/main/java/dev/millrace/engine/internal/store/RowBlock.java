package dev.millrace.engine.internal.store;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some rows of one operator, which go through a plan together: each step does its part for all of them in a loop of its own, so that few
 * calls are made, and the processor waits for the memory of many rows at once. The way of MonetDB/X100 (Boncz et al., CIDR 2005). For one
 * thread at a time.
 */
public final class RowBlock {

    /** So many rows at most: what they bring along fits a first-level cache. */
    public static final int LENGTH = 256;

    private static final @Nullable Object[] NOTHING = {};

    private final int[] slots = new int[LENGTH];
    private final int[] at = new int[LENGTH];
    private @Nullable Object[] rows = NOTHING;
    private int size;
    private final List<long[]> columns = new ArrayList<>(2);
    private int claimed;

    /**
     * Lets go of all rows.
     *
     * @param lanes holds the lanes of those that come
     */
    public void begin(@Nullable Object[] lanes) {
        rows = lanes;
        size = 0;
        claimed = 0;
    }

    /**
     * Takes a row.
     *
     * @param slot its slot
     * @param lane where its first lane is
     */
    public void add(int slot, int lane) {
        slots[size] = slot;
        at[size] = lane;
        size++;
    }

    /** Whether no row can be added. */
    public boolean isFull() {
        return size == LENGTH;
    }

    /** Keeps the rows that are marked with 1; the others with 0. Without a branch that depends on the marks, which no processor would guess. */
    public void keep(long[] marks) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            slots[kept] = slots[i];
            at[kept] = at[i];
            kept += (int) marks[i];
        }
        cut(kept);
    }

    /** Keeps the first rows, which whoever calls has moved to the front. */
    public void cut(int kept) {
        size = kept;
    }

    /** The number of rows. */
    public int size() {
        return size;
    }

    /** The slots of the rows, from 0. */
    public int[] slots() {
        return slots;
    }

    /** Where the first lanes of the rows are, from 0. */
    public int[] at() {
        return at;
    }

    /** Holds the lanes of the rows. */
    public @Nullable Object[] rows() {
        return rows;
    }

    /** What this takes: bytes, of its arrays and itself. */
    public long bytes() {
        return Bytes.HEADER + 2 * Bytes.ofInts(LENGTH) + columns.size() * Bytes.ofLongs(LENGTH);
    }

    /** A number for each row, to be {@linkplain #release released} before what was claimed earlier. */
    public long[] claim() {
        if (claimed == columns.size()) {
            columns.add(new long[LENGTH]);
        }
        return columns.get(claimed++);
    }

    /** Gives back what was claimed last. */
    public void release() {
        claimed--;
    }
}
