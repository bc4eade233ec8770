package dev.millrace.engine.internal.output;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.ChangeSink;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.query.Identity;

/**
 * What one commit changed in one result, in arrays that are used again from commit to commit. Identities are made when somebody asks for
 * the changes, of the lanes of the rows.
 */
public final class ResultChanges {

    private static final byte ENTERED = 0;
    private static final byte LEFT = 1;
    private static final byte UPDATED = 2;
    private static final byte MOVED = 3;
    /** Room for more changes is not kept from commit to commit. */
    private static final int MOST_KEPT = 1 << 14;

    private final IdentityReader identity;
    private final int width;
    private int size;
    private byte[] kinds = {};
    private @Nullable Object[] lanes = {};
    private @Nullable Object[] before = {};
    private @Nullable Object[] after = {};
    private int[] from = {};
    private int[] to = {};

    /**
     * No changes.
     *
     * @param identity tells rows apart
     * @param width the number of lanes of a row
     */
    ResultChanges(IdentityReader identity, int width) {
        this.identity = identity;
        this.width = width;
    }

    /** A row entered, whose lanes start at a place. */
    void entered(@Nullable Object[] rows, int at, @Nullable Object row, int position) {
        add(ENTERED, rows, at, null, row, -1, position);
    }

    /** A row left. */
    void left(@Nullable Object[] rows, int at, @Nullable Object row, int position) {
        add(LEFT, rows, at, row, null, position, -1);
    }

    /** A row changed. */
    void updated(@Nullable Object[] rows, int at, @Nullable Object was, @Nullable Object is, int oldPosition,
            int newPosition) {
        add(UPDATED, rows, at, was, is, oldPosition, newPosition);
    }

    /** A row moved. */
    void moved(@Nullable Object[] rows, int at, @Nullable Object was, @Nullable Object is, int oldPosition,
            int newPosition) {
        add(MOVED, rows, at, was, is, oldPosition, newPosition);
    }

    private void add(byte kind, @Nullable Object[] rows, int at, @Nullable Object was, @Nullable Object is,
            int oldPosition, int newPosition) {
        if (size == kinds.length) {
            grow();
        }
        kinds[size] = kind;
        System.arraycopy(rows, at, lanes, size * width, width);
        before[size] = was;
        after[size] = is;
        from[size] = oldPosition;
        to[size] = newPosition;
        size++;
    }

    private void grow() {
        int capacity = Math.max(1, size * 2);
        kinds = Arrays.copyOf(kinds, capacity);
        lanes = Arrays.copyOf(lanes, capacity * width);
        before = Arrays.copyOf(before, capacity);
        after = Arrays.copyOf(after, capacity);
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
        if (size > MOST_KEPT) {
            kinds = new byte[0];
            lanes = new @Nullable Object[0];
            before = new @Nullable Object[0];
            after = new @Nullable Object[0];
            from = new int[0];
            to = new int[0];
        } else {
            Arrays.fill(lanes, 0, size * width, null);
            Arrays.fill(before, 0, size, null);
            Arrays.fill(after, 0, size, null);
        }
        size = 0;
    }

    /** Hands the changes out. */
    @SuppressWarnings("unchecked") // a result's rows are what its query makes
    public <R> void forEach(ChangeSink<R> sink) {
        for (int i = 0; i < size; i++) {
            Identity row = identity.read(lanes, i * width);
            R was = (R) before[i];
            R is = (R) after[i];
            switch (kinds[i]) {
                case ENTERED -> sink.entered(row, is, to[i]);
                case LEFT -> sink.left(row, was, from[i]);
                case UPDATED -> sink.updated(row, was, is, from[i], to[i]);
                default -> sink.moved(row, was, is, from[i], to[i]);
            }
        }
    }
}
