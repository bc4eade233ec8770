package dev.millrace.engine.internal.output;

import java.util.Arrays;

import dev.millrace.engine.ChangeSink;
import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.query.Identity;

/**
 * What one commit changed in one result, in arrays that are used again from commit to commit. Identities, and rows that can wait, are
 * made when somebody asks for the changes.
 */
public final class ResultChanges {

    private static final byte ENTERED = 0;
    private static final byte LEFT = 1;
    private static final byte UPDATED = 2;
    private static final byte MOVED = 3;
    private static final byte MOVED_AS_IT_WAS = 4;
    private static final byte[] NO_KINDS = {};
    /** Of results that never changed; nothing is put in. */
    private static final LaneStore NONE = new LaneStore(0);
    private static final int[] NO_PLACES = {};

    private final Shape shape;
    /** The rows as they are, by slot. */
    private final LaneStore rows;
    /** The rows as they were, by change; none for one that entered. */
    private LaneStore before = NONE;
    private final int width;
    private int size;
    private byte[] kinds = NO_KINDS;
    /** Where the row is in {@link #rows}; of one that left, where it was. */
    private int[] slots = NO_PLACES;
    private int[] from = NO_PLACES;
    private int[] to = NO_PLACES;

    /**
     * No changes.
     *
     * @param shape what becomes of rows
     * @param rows the rows as they are when somebody asks
     * @param width the number of lanes of a row
     */
    ResultChanges(Shape shape, LaneStore rows, int width) {
        this.shape = shape;
        this.rows = rows;
        this.width = width;
    }

    /** A row entered. */
    void entered(int slot, int position) {
        add(ENTERED, slot, -1, position);
    }

    /** A row left, which is still in a store. */
    void left(LaneStore old, int place, int position) {
        keep(old, place);
        add(LEFT, place, position, -1);
    }

    /** A row changed; what it was is still in a store. */
    void updated(LaneStore old, int place, int slot, int oldPosition, int newPosition) {
        keep(old, place);
        add(UPDATED, slot, oldPosition, newPosition);
    }

    /** A row moved and changed; what it was is still in a store. */
    void moved(LaneStore old, int place, int slot, int oldPosition, int newPosition) {
        keep(old, place);
        add(MOVED, slot, oldPosition, newPosition);
    }

    /** A row moved. */
    void moved(int slot, int oldPosition, int newPosition) {
        add(MOVED_AS_IT_WAS, slot, oldPosition, newPosition);
    }

    private void keep(LaneStore old, int place) {
        if (before == NONE) {
            before = new LaneStore(width);
        }
        before.put(size, old.lanes(), old.at(place));
        before.remember(size, old.made(place));
    }

    private void add(byte kind, int slot, int oldPosition, int newPosition) {
        if (size == kinds.length) {
            grow();
        }
        kinds[size] = kind;
        slots[size] = slot;
        from[size] = oldPosition;
        to[size] = newPosition;
        size++;
    }

    private void grow() {
        int capacity = Math.max(1, size * 2);
        kinds = Arrays.copyOf(kinds, capacity);
        slots = Arrays.copyOf(slots, capacity);
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
    }

    public boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Forgets all changes and the rows they hold. */
    public void clear() {
        before.clear();
        if (kinds.length > Scratch.MOST_KEPT) {
            kinds = NO_KINDS;
            slots = NO_PLACES;
            from = NO_PLACES;
            to = NO_PLACES;
        }
        size = 0;
    }

    /** What is kept from commit to commit takes. */
    long bytes() {
        return (before == NONE ? 0 : before.bytes()) + Bytes.ofBooleans(kinds.length) + 3 * Bytes.ofInts(slots.length);
    }

    /** Hands the changes out. */
    @SuppressWarnings("unchecked") // a result's rows are what its query makes
    public <R> void forEach(ChangeSink<R> sink) {
        for (int i = 0; i < size; i++) {
            boolean isLeft = kinds[i] == LEFT;
            Identity identity = isLeft ? shape.identity(before, i) : shape.identity(rows, slots[i]);
            R was = before.has(i) ? (R) shape.of(before, i) : null;
            R is = isLeft ? null : (R) shape.of(rows, slots[i]);
            switch (kinds[i]) {
                case ENTERED -> sink.entered(identity, is, to[i]);
                case LEFT -> sink.left(identity, was, from[i]);
                case UPDATED -> sink.updated(identity, was, is, from[i], to[i]);
                case MOVED -> sink.moved(identity, was, is, from[i], to[i]);
                default -> sink.moved(identity, is, is, from[i], to[i]);
            }
        }
    }
}
