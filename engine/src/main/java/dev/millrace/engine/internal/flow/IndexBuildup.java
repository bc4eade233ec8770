package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.function.Supplier;

import org.eclipse.collections.api.set.primitive.MutableIntSet;
import org.eclipse.collections.impl.factory.primitive.IntSets;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowSource;

/**
 * Builds an index of a source beside commits: references to the rows are copied slice by slice, their keys are read and hashed outside of
 * the writer's time, and slots that commits changed meanwhile are done again, until few are left. Takes 4 bytes a slot as long as it lasts.
 */
final class IndexBuildup implements Buildup {

    private final TableIndex index;
    private final Source source;
    private final RowSource current;
    private final Copy copy = new Copy();
    private final RowIndex built;
    /** Room for so many slots is made at first. */
    private final int slots;
    private int copied;
    private boolean isCopied;
    private boolean isFilled;
    /** How many changes were left over for {@link #work} in the turn before; filling the index comes to many. */
    private int left = Integer.MAX_VALUE;
    /** The slots that changed since their rows were copied. */
    private MutableIntSet changed = IntSets.mutable.empty();
    /** Those that {@link #work} is to do again, and their rows. */
    private int[] again = {};
    private @Nullable Object[] rows = {};

    /**
     * Nothing is copied yet.
     *
     * @param index what is built
     * @param columns compiles the columns it is by, for this alone: the index may be at work before, by another way
     * @param source has the rows
     * @param current the same source
     */
    IndexBuildup(TableIndex index, Supplier<KeyColumns> columns, Source source, RowSource current) {
        this.index = index;
        this.source = source;
        this.current = current;
        this.built = new RowIndex(columns.get(), copy);
        this.slots = 1 + source.slots() + (source.slots() >> 4); // some are added while others are copied
    }

    @Override
    public boolean advance(int most) {
        if (index.isBuilt()) { // somebody could not wait
            cancel();
            return true;
        }
        Throwable failure = index.failure();
        if (failure != null) {
            throw new IllegalStateException("The key of a row could not be read when the row changed", failure);
        }
        if (!isCopied && copy.rows.length > 0) {
            copy(most);
        } else if (isFilled && (changed.size() <= Math.min(most, FEW) || changed.size() >= left)) {
            take();
            work();
            index.become(built);
            cancel();
            return true;
        } else if (isFilled) {
            left = changed.size();
            take();
        }
        return false;
    }

    private void copy(int most) {
        int end = (int) Math.min((long) copied + most, source.slots());
        copy.rows = copy.rows.length < end ? Arrays.copyOf(copy.rows, source.slots()) : copy.rows;
        System.arraycopy(current.lanes(), copied, copy.rows, copied, end - copied);
        copied = end;
        isCopied = end == source.slots();
    }

    /** Notes what a commit changes, when the source has the rows as they are. */
    void note(Delta delta) {
        for (int i = 0; i < delta.size(); i++) {
            if (isCopied || delta.slot(i) < copied) {
                changed.add(delta.slot(i));
            }
        }
    }

    private void take() {
        again = changed.toArray();
        rows = new @Nullable Object[again.length];
        for (int i = 0; i < again.length; i++) {
            rows[i] = again[i] < source.slots() ? current.lanes()[again[i]] : null;
        }
        changed = IntSets.mutable.empty();
    }

    @Override
    public void work() {
        if (copy.rows.length == 0) {
            copy.rows = new @Nullable Object[slots];
        }
        if (isCopied && !isFilled) {
            for (int slot = 0; slot < copied; slot++) {
                if (copy.rows[slot] != null) {
                    built.add(slot, copy.rows, slot);
                }
            }
            isFilled = true;
        }
        for (int i = 0; i < again.length; i++) {
            replace(again[i], rows[i]);
        }
        again = new int[0];
        rows = new @Nullable Object[0];
    }

    private void replace(int slot, @Nullable Object row) {
        if (slot >= copy.rows.length) {
            copy.rows = Arrays.copyOf(copy.rows, slot + 1 + (slot >> 3));
        }
        if (copy.rows[slot] != null) {
            built.remove(slot, copy.rows, slot);
        }
        copy.rows[slot] = row;
        if (row != null) {
            built.add(slot, copy.rows, slot);
        }
    }

    @Override
    public void cancel() {
        index.forget(this);
    }

    /** The rows that are in the index so far, by slot. */
    private static final class Copy implements RowSource {
        private @Nullable Object[] rows = {};

        @Override
        public @Nullable Object[] lanes() {
            return rows;
        }

        @Override
        public int at(int slot) {
            return slot;
        }
    }
}
