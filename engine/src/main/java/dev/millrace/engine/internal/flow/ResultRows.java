package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import org.eclipse.collections.impl.map.mutable.primitive.ObjectIntHashMap;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.ChangeSink;
import dev.millrace.engine.Identified;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.query.Identity;
import dev.millrace.query.RowType;

/**
 * The rows that a result shows, for the plans that read it: each with its identity, in one lane. Rows have slots of their own, by
 * identity, which stay the same when the result is planned anew. Kept while a plan reads them.
 *
 * <p>State: an entry of row and identity, and the slot by identity: about 50 bytes a row, and the identity. Cost: O(1) a change of the
 * result.
 */
public final class ResultRows extends Source implements RowSource {

    private static final int NONE = -1;

    private final String name;
    private final @Nullable RowType<Object> rowType;
    private final List<String> relations;
    private final IntSupplier rank;
    private final Runnable unread;
    private final ObjectIntHashMap<Identity> slots = new ObjectIntHashMap<>();
    private @Nullable Object[] entries;
    private final SlotPool pool = new SlotPool();
    private final Delta delta = new Delta(1);
    private final SharedIndexes indexes;
    private int readers;
    private @Nullable Throwable failure;

    /**
     * The rows of a result as they are.
     *
     * @param name the name the result was opened under
     * @param rowType how components of rows are read; null for plain values
     * @param relations the names of the relations the result's rows come from
     * @param shown the rows
     * @param budget counts the indexes, which go with their last users
     * @param rank gives the least rank of a reader
     * @param unread is told when no plan reads them any more
     */
    @SuppressWarnings("unchecked") // the result's rows are of this type
    public ResultRows(String name, @Nullable RowType<?> rowType, List<String> relations,
            List<? extends Identified<?>> shown, IndexBudget budget, IntSupplier rank, Runnable unread) {
        this.indexes = new SharedIndexes(this, this, budget, false);
        this.name = name;
        this.rowType = (RowType<Object>) rowType;
        this.relations = List.copyOf(relations);
        this.rank = rank;
        this.unread = unread;
        this.entries = new @Nullable Object[Math.max(16, shown.size())];
        for (Identified<?> entry : shown) {
            int slot = pool.take();
            entries[slot] = entry;
            slots.put(entry.identity(), slot);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> relations() {
        return relations;
    }

    @Override
    @Nullable
    RowType<Object> rowType() {
        return rowType;
    }

    /** The number of rows. */
    @Override
    public int size() {
        return slots.size();
    }

    /** Takes in what a step changed in the result: {@link #delta} has it until {@link #finish}. */
    public void switchIn(Consumer<ChangeSink<Object>> changed) {
        changed.accept(new Changes());
        indexes.prepare(delta);
        indexes.letGo(delta);
        for (int i = 0; i < delta.size(); i++) {
            int slot = delta.slot(i);
            if (!delta.is(i)) {
                slots.remove(identity(delta.before()[i]));
                entries[slot] = null;
                pool.free(slot);
                continue;
            }
            Object entry = delta.after()[i];
            entries[slot] = entry;
            if (!delta.was(i)) {
                slots.put(identity(entry), slot);
            }
        }
        indexes.takeIn(delta);
    }

    private static Identity identity(@Nullable Object entry) {
        if (entry == null) {
            throw new IllegalStateException("a row without identity");
        }
        return ((Identified<?>) entry).identity();
    }

    /** Ends the commit: slots freed in it may be used again. */
    public void finish() {
        delta.clear();
        pool.finish();
    }

    /** Ends the upkeep of the rows: who reads them fails. */
    public void fail(Throwable cause) {
        failure = cause;
    }

    @Override
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public Delta delta() {
        return delta;
    }

    @Override
    public int rank() {
        return rank.getAsInt();
    }

    @Override
    public int slots() {
        return Math.min(pool.end(), entries.length);
    }

    @Override
    void scan(int from, int to, RowVisitor visitor) {
        int end = Math.min(to, slots());
        for (int slot = from; slot < end; slot++) {
            if (entries[slot] != null) {
                visitor.row(slot, entries, slot);
            }
        }
    }

    @Override
    @Nullable
    Object current(Object row) {
        int slot = slots.getIfAbsent(identity(row), NONE);
        return slot == NONE ? null : entries[slot];
    }

    @Override
    boolean answers(List<RowExpr> columns) {
        return true;
    }

    @Override
    Wish wish(List<RowExpr> columns, int worth, @Nullable List<Buildup> aside) {
        return indexes.wish(columns, worth, aside);
    }

    @Override
    Lookup lookup(LookupKey wanted, @Nullable List<Buildup> aside) {
        return indexes.lookup(wanted, aside);
    }

    /** The columns by which plans find rows at present. */
    public List<String> indexed() {
        return indexes.indexed();
    }

    @Override
    public void acquire() {
        readers++;
    }

    @Override
    public void release() {
        if (--readers == 0) {
            unread.run();
        }
    }

    @Override
    public @Nullable Object[] lanes() {
        return entries;
    }

    @Override
    public int at(int slot) {
        return slot;
    }

    @Override
    public String toString() {
        return name + "[" + size() + "]";
    }

    /** Turns changes of the result into entries of the delta. */
    private final class Changes implements ChangeSink<Object> {

        @Override
        public void entered(Identity identity, @Nullable Object row, int to) {
            int slot = pool.take();
            if (slot >= entries.length) {
                entries = Arrays.copyOf(entries, entries.length + (entries.length >> 1));
            }
            int entry = delta.add(slot, false, true);
            delta.after()[entry] = new Identified<>(identity, row);
        }

        @Override
        public void left(Identity identity, @Nullable Object row, int from) {
            int slot = slot(identity);
            int entry = delta.add(slot, true, false);
            delta.before()[entry] = entries[slot];
        }

        @Override
        public void updated(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
            long mask = diff(before, after);
            int slot = slot(identity);
            int entry = delta.add(slot, true, true);
            delta.before()[entry] = entries[slot];
            delta.after()[entry] = new Identified<>(identity, after);
            delta.changed(entry, 0, mask);
        }

        @Override
        public void moved(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
            if (before != after) {
                updated(identity, before, after, from, to);
            }
        }

        /** A component that cannot be read is the failure of those who read it, not of all. */
        private long diff(@Nullable Object before, @Nullable Object after) {
            if (before == null || after == null || rowType == null) {
                return -1L;
            }
            try {
                return rowType.diff(before, after, -1L);
            } catch (Exception | StackOverflowError | AssertionError unreadable) {
                return -1L;
            }
        }

        private int slot(Identity identity) {
            int slot = slots.getIfAbsent(identity, NONE);
            if (slot == NONE) {
                throw new IllegalStateException("The result \"" + name + "\" changed row " + identity
                        + ", but showed none of that identity");
            }
            return slot;
        }
    }
}
