package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Scratch;

/**
 * What one commit changed in the rows of one operator: entries of a slot with the row's lanes as they were and as they are. A
 * slot has at most one entry. Whether a row was and is present are marks of their own. For an update each lane has a mask of
 * components that may differ. Valid during the commit that made it; the arrays are reused.
 */
public final class Delta {

    private static final byte BEFORE = 1;
    private static final byte AFTER = 2;

    private static final int FEWEST = 4;
    private static final int[] NO_SLOTS = {};
    private static final byte[] NO_PRESENCE = {};
    private static final @Nullable Object[] NO_ROWS = {};
    private static final long[] NO_MASKS = {};

    private final int width;
    private int size;
    private int[] slots = NO_SLOTS;
    private byte[] presence = NO_PRESENCE;
    private @Nullable Object[] before = NO_ROWS;
    private @Nullable Object[] after = NO_ROWS;
    private long[] changed = NO_MASKS;

    /**
     * An empty delta.
     *
     * @param width the number of lanes
     */
    public Delta(int width) {
        this.width = width;
    }

    /**
     * Adds an entry whose lanes are to be filled in.
     *
     * @param slot the row's slot
     * @param was whether the row was present before the commit
     * @param is whether it is present after
     * @return the entry's number
     */
    public int add(int slot, boolean was, boolean is) {
        if (size == slots.length) {
            grow();
        }
        slots[size] = slot;
        presence[size] = (byte) ((was ? BEFORE : 0) | (is ? AFTER : 0));
        return size++;
    }

    /** Adds a row that was not present before. */
    void enter(int slot, @Nullable Object[] rows, int at) {
        int entry = add(slot, false, true);
        System.arraycopy(rows, at, after, at(entry), width);
        Arrays.fill(changed, at(entry), at(entry) + width, -1L);
    }

    /** Adds an entry of another delta of the same width, as it is there. */
    public void append(Delta from, int entry) {
        copy(from, entry, from.was(entry), from.is(entry));
    }

    /** Takes the last entry back. */
    void removeLast() {
        size--;
        Arrays.fill(before, size * width, (size + 1) * width, null);
        Arrays.fill(after, size * width, (size + 1) * width, null);
    }

    /** Forgets all entries and the rows they hold. */
    public void clear() {
        Arrays.fill(before, 0, size * width, null); // also in room that is given back: who read it last may point to it still
        Arrays.fill(after, 0, size * width, null);
        if (slots.length > Scratch.MOST_KEPT) {
            slots = NO_SLOTS;
            presence = NO_PRESENCE;
            before = NO_ROWS;
            after = NO_ROWS;
            changed = NO_MASKS;
        }
        size = 0;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int width() {
        return width;
    }

    public int slot(int entry) {
        return slots[entry];
    }

    /** Whether the row was present before the commit. */
    public boolean was(int entry) {
        return (presence[entry] & BEFORE) != 0;
    }

    /** Whether the row is present after the commit. */
    public boolean is(int entry) {
        return (presence[entry] & AFTER) != 0;
    }

    /** Whether the row was present and still is. */
    public boolean isUpdate(int entry) {
        return presence[entry] == (BEFORE | AFTER);
    }

    /** Where the lanes of an entry are in all lane arrays. */
    public int at(int entry) {
        return entry * width;
    }

    /** The lanes as they were; those of an entry start at {@link #at}. */
    public @Nullable Object[] before() {
        return before;
    }

    /** The lanes as they are; those of an entry start at {@link #at}. */
    public @Nullable Object[] after() {
        return after;
    }

    /** The components of a lane that may differ, for an update. */
    public long changed(int entry, int lane) {
        return changed[entry * width + lane];
    }

    public void changed(int entry, int lane, long mask) {
        changed[entry * width + lane] = mask;
    }

    /** Whether an update may have changed any of the components that masks name. */
    public boolean touches(int entry, long[] masks) {
        for (int lane = 0; lane < width; lane++) {
            if ((changed[entry * width + lane] & masks[lane]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Copies an entry of another delta of the same width, with its own marks of presence. */
    void copy(Delta from, int entry, boolean was, boolean is) {
        copy(from, entry, from.slots[entry], was, is);
    }

    /** Copies an entry of another delta of the same width, with its own slot and marks of presence. */
    void copy(Delta from, int entry, int slot, boolean was, boolean is) {
        int copy = add(slot, was, is);
        if (was) {
            System.arraycopy(from.before, from.at(entry), before, at(copy), width);
        }
        if (is) {
            System.arraycopy(from.after, from.at(entry), after, at(copy), width);
        }
        System.arraycopy(from.changed, from.at(entry), changed, at(copy), width);
    }

    /** What the arrays take. */
    long bytes() {
        return Bytes.HEADER + Bytes.ofInts(slots.length) + Bytes.ofInts(presence.length / Integer.BYTES)
                + 2 * Bytes.ofReferences(before.length) + Bytes.ofLongs(changed.length);
    }

    private void grow() {
        int capacity = Math.max(FEWEST, slots.length * 2);
        slots = Arrays.copyOf(slots, capacity);
        presence = Arrays.copyOf(presence, capacity);
        before = Arrays.copyOf(before, capacity * width);
        after = Arrays.copyOf(after, capacity * width);
        changed = Arrays.copyOf(changed, capacity * width);
    }

    /** The entries as traces: {@code +k} entered, {@code -k} left, {@code ~k} changed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ", ").append(isUpdate(i) ? '~' : is(i) ? '+' : '-').append(slots[i]);
        }
        return text.append(']').toString();
    }
}
