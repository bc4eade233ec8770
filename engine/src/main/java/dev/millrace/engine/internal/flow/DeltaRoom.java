package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Room;
import dev.millrace.engine.internal.store.Scratch;

/** The arrays of a {@link Delta}, which needs them during a commit only. */
final class DeltaRoom implements Room {

    private static final int FEWEST = 4;
    private static final @Nullable Object[] NO_ROWS = {};
    private static final long[] NO_MASKS = {};

    /** Of no entry; nothing is put in. */
    static final DeltaRoom NONE = new DeltaRoom(0);

    /** How many entries there can be, whatever their width was. */
    int capacity;
    int[] slots;
    byte[] presence;
    @Nullable Object[] before = NO_ROWS;
    @Nullable Object[] after = NO_ROWS;
    long[] changed = NO_MASKS;

    /** Of no entry yet. */
    DeltaRoom() {
        this(FEWEST);
    }

    private DeltaRoom(int capacity) {
        this.capacity = capacity;
        this.slots = new int[capacity];
        this.presence = new byte[capacity];
    }

    /** Makes the lanes of all entries so wide. */
    void fit(int width) {
        int lanes = capacity * width;
        if (before.length < lanes) {
            before = Arrays.copyOf(before, lanes);
            after = Arrays.copyOf(after, lanes);
            changed = Arrays.copyOf(changed, lanes);
        }
    }

    /** Makes room for twice as many entries. */
    void grow(int width) {
        reserve(capacity * 2, width);
    }

    /** Makes room for so many entries. */
    void reserve(int entries, int width) {
        capacity = Math.max(capacity, entries);
        slots = Arrays.copyOf(slots, capacity);
        presence = Arrays.copyOf(presence, capacity);
        fit(width);
    }

    /** Forgets the rows in the first lanes. */
    void clear(int lanes) {
        if (lanes == 1) { // as a rule
            before[0] = null;
            after[0] = null;
        } else {
            Arrays.fill(before, 0, lanes, null);
            Arrays.fill(after, 0, lanes, null);
        }
    }

    /** Whether this is room for so much that it is not to be kept. */
    boolean isBulk() {
        return capacity > Scratch.MOST_KEPT || before.length > 4 * Scratch.MOST_KEPT;
    }

    @Override
    public long bytes() {
        return Bytes.ofInts(slots.length) + Bytes.ofBooleans(presence.length) + 2 * Bytes.ofReferences(before.length)
                + Bytes.ofLongs(changed.length);
    }
}
