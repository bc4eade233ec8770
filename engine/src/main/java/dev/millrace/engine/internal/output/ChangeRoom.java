package dev.millrace.engine.internal.output;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Lanes;
import dev.millrace.engine.internal.store.Room;
import dev.millrace.engine.internal.store.Scratch;

/** The arrays of {@link ResultChanges}, which need them from a commit that changes the result until the next commit. */
final class ChangeRoom implements Room {

    /** Of no change; nothing is put in. */
    static final ChangeRoom NONE = new ChangeRoom(0);

    byte[] kinds;
    /** Where the row is among those of the result; of one that left, where it was. */
    int[] slots;
    int[] from;
    int[] to;
    /** What was made of the rows as they were, as far as anything was, by change; as long as that needs. */
    private @Nullable Object[] made = {};
    /** The lanes of the rows as they were, by change, where there was one. */
    @Nullable Object[] before = {};

    /** Of one change yet. */
    ChangeRoom() {
        this(1);
    }

    private ChangeRoom(int capacity) {
        kinds = new byte[capacity];
        slots = new int[capacity];
        from = new int[capacity];
        to = new int[capacity];
    }

    /** Makes room for rows of a width. */
    void fit(int width) {
        if (before.length < kinds.length * width) {
            before = Arrays.copyOf(before, kinds.length * width);
        }
    }

    /** Makes room for twice as many changes. */
    void grow(int width) {
        int capacity = kinds.length * 2;
        kinds = Arrays.copyOf(kinds, capacity);
        slots = Arrays.copyOf(slots, capacity);
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        fit(width);
    }

    /** Keeps the lanes of a row as it was. */
    void keep(int change, @Nullable Object[] lanes, int at, int width) {
        Lanes.copy(lanes, at, before, change * width, width);
    }

    /** Keeps what was made of a row as it was. */
    void keepMade(int change, Object row) {
        if (change >= made.length) {
            made = Arrays.copyOf(made, kinds.length);
        }
        made[change] = row;
    }

    /** What was made of a row as it was; null if nothing is known. */
    @Nullable
    Object made(int change) {
        return change < made.length ? made[change] : null;
    }

    /** Forgets the rows of so many changes. */
    void clear(int changes, int width) {
        if (changes == 1 && width == 1) { // as a rule
            before[0] = null;
        } else {
            Arrays.fill(before, 0, changes * width, null);
        }
        if (made.length > 0) {
            Arrays.fill(made, 0, Math.min(changes, made.length), null);
        }
    }

    /** Whether this is room for so much that it is not to be kept. */
    boolean isBulk() {
        return kinds.length > Scratch.MOST_KEPT || before.length > Scratch.MOST_KEPT;
    }

    @Override
    public long bytes() {
        return Bytes.HEADER + Bytes.ofBooleans(kinds.length) + 3 * Bytes.ofInts(slots.length)
                + Bytes.ofReferences(before.length) + Bytes.ofReferences(made.length);
    }
}
