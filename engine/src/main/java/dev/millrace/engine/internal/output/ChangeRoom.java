package dev.millrace.engine.internal.output;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.engine.internal.store.Room;
import dev.millrace.engine.internal.store.Scratch;

/** The arrays of {@link ResultChanges}, which need them from a commit that changes the result until the next commit. */
final class ChangeRoom implements Room {

    /** Of no change; nothing is put in. */
    static final ChangeRoom NONE = new ChangeRoom(0);

    private static final LaneStore NO_ROWS = new LaneStore(0);

    byte[] kinds;
    /** Where the row is among those of the result; of one that left, where it was. */
    int[] slots;
    int[] from;
    int[] to;
    /** The rows as they were, by change, for each width that rows can have; as a rule there is one. */
    private @Nullable LaneStore[] before = {};

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

    /** Makes room for twice as many changes. */
    void grow() {
        int capacity = kinds.length * 2;
        kinds = Arrays.copyOf(kinds, capacity);
        slots = Arrays.copyOf(slots, capacity);
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
    }

    /** The rows as they were, none of which may have been kept. */
    LaneStore before(int width) {
        LaneStore known = width < before.length ? before[width] : null;
        return known == null ? NO_ROWS : known;
    }

    /** The same, to keep one. */
    LaneStore keepBefore(int width) {
        if (width >= before.length) {
            before = Arrays.copyOf(before, width + 1);
        }
        LaneStore known = before[width];
        if (known == null) {
            known = new LaneStore(width);
            before[width] = known;
        }
        return known;
    }

    /** Whether this is room for so much that it is not to be kept. */
    boolean isBulk() {
        return kinds.length > Scratch.MOST_KEPT;
    }

    @Override
    public long bytes() {
        long bytes = Bytes.HEADER + Bytes.ofBooleans(kinds.length) + 3 * Bytes.ofInts(slots.length)
                + Bytes.ofReferences(before.length);
        for (LaneStore rows : before) {
            bytes += rows == null ? 0 : rows.bytes();
        }
        return bytes;
    }
}
