package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.store.KeyMap;
import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.value.Values;

/**
 * The rows of a relation in stable slots, with the indexes that queries need. Changes are staged, at most one a key, and
 * switched in when all that can fail has been done: {@link #prepare} works out what changes, in slots and in indexes, and
 * {@link #switchIn} does it. A slot freed in a commit is not used again in it. Rows are the user's own objects; beyond them a row
 * costs 4 bytes and what its key costs in the {@link KeyMap}.
 */
public final class RowTable implements RowSource {

    private final String name;
    private final RowType<Object> rowType;
    private final Component key;
    private final KeyMap keys;
    private @Nullable Object[] rows = new @Nullable Object[16];
    private int slots;
    private final IntArrayList free = new IntArrayList();
    private final Map<IndexKey, TableIndex> indexes = new HashMap<>();

    private final StagedChanges staged = new StagedChanges();
    private final Delta delta = new Delta(1);
    /** The hashes of the changed keys, by entry. */
    private int[] hashes = new int[4];
    private final IntArrayList freed = new IntArrayList();

    /**
     * An empty table.
     *
     * @param relation the relation whose rows it holds
     */
    @SuppressWarnings("unchecked") // rows of this relation are all that ever gets in
    public RowTable(RelationRef<?> relation) {
        this.name = relation.name();
        this.rowType = (RowType<Object>) relation.rowType();
        this.key = relation.key();
        this.keys = new KeyMap(key);
    }

    public String name() {
        return name;
    }

    public Component key() {
        return key;
    }

    /** The number of rows, without staged changes. */
    public int size() {
        return keys.size();
    }

    /** The row of a key, without staged changes. */
    public @Nullable Object get(Object wanted) {
        int slot = keys.find(wanted, rows);
        return slot < 0 ? null : rows[slot];
    }

    /**
     * Stages a change; a later one of the same key replaces it.
     *
     * @param changed the key
     * @param row the row as it shall be, with that key; null to remove it
     */
    public void stage(Object changed, @Nullable Object row) {
        staged.put(changed, row);
    }

    /** Whether anything is staged. */
    public boolean hasStaged() {
        return !staged.isEmpty();
    }

    /** Forgets what is staged. */
    public void discard() {
        staged.clear();
    }

    /**
     * Works out what the staged changes come to, without changing anything: {@link #delta} has those that make a difference.
     * Whatever code of the user's runs in a commit of tables (accessors, comparisons) runs here. An index whose key cannot be read
     * fails, and with it the queries that ask it; the commit goes on.
     *
     * @throws RuntimeException if two rows cannot be compared; {@link #undoPrepare} is due then
     */
    public void prepare() {
        for (int i = 0; i < staged.size(); i++) {
            prepare(staged.key(i), staged.row(i));
        }
        indexes.values().removeIf(index -> !index.isPrepared(delta));
    }

    /** Forgets what was staged and prepared. */
    public void undoPrepare() {
        for (int i = delta.size() - 1; i >= 0; i--) {
            if (!delta.was(i)) {
                free.add(delta.slot(i));
            }
        }
        delta.clear();
        staged.clear();
    }

    /** Switches in what was prepared. */
    public void switchIn() {
        staged.clear();
        indexes.values().forEach(index -> index.letGo(delta));
        for (int i = 0; i < delta.size(); i++) {
            switchSlot(i);
        }
        for (TableIndex index : indexes.values()) {
            index.takeIn(delta);
        }
    }

    /** What the commit changed in this table. */
    public Delta delta() {
        return delta;
    }

    /** Ends the commit: slots freed in it may be used again. */
    public void finish() {
        delta.clear();
        free.addAll(freed);
        freed.clear();
    }

    /** Hands out all rows. */
    public void scan(RowVisitor visitor) {
        for (int slot = 0; slot < slots; slot++) {
            if (rows[slot] != null) {
                visitor.row(slot, rows, slot);
            }
        }
    }

    /** Prepares pulling rows by a key: the key map where the table's own key is among its columns, else a shared index. */
    Lookup lookup(LookupKey wanted) {
        int own = wanted.columns().indexOf(new Part(new Lane(0), key));
        if (own >= 0 && wanted.findsNoNulls()) {
            return new ByKey(wanted, own);
        }
        IndexKey by = new IndexKey(wanted.columns(), wanted.matching());
        TableIndex index = indexes.computeIfAbsent(by, this::buildIndex);
        index.acquire();
        return index.lookup(wanted.wanted(), () -> release(index));
    }

    private void release(TableIndex index) {
        if (index.release()) {
            indexes.values().remove(index); // unless it has failed, and is none of the table's any more
        }
    }

    /** The columns that are indexed at present. */
    public List<String> indexed() {
        return indexes.keySet().stream().map(by -> by.columns().toString()).toList();
    }

    private TableIndex buildIndex(IndexKey by) {
        TableIndex index = new TableIndex(new KeyColumns(compiler().scalars(by.columns()), by.matching()), this);
        scan(index::add);
        return index;
    }

    private static ScalarCompiler compiler() {
        return new ScalarCompiler(LaneNulls.none(), Failures.NONE);
    }

    @Override
    public @Nullable Object[] lanes() {
        return rows;
    }

    @Override
    public int at(int slot) {
        return slot;
    }

    private void prepare(Object changed, @Nullable Object row) {
        int hash = Values.hash(changed);
        int slot = keys.find(changed, hash, rows);
        Object before = slot < 0 ? null : rows[slot];
        if (before == null && row == null) {
            return;
        }
        long mask = -1L;
        if (before != null && row != null) {
            mask = rowType.diff(before, row, -1L);
            if (mask == 0) {
                return;
            }
        }
        int entry = delta.add(before == null ? newSlot() : slot, before != null, row != null);
        delta.before()[entry] = before;
        delta.after()[entry] = row;
        delta.changed(entry, 0, mask);
        if (entry >= hashes.length) {
            hashes = Arrays.copyOf(hashes, entry * 2);
        }
        hashes[entry] = hash;
    }

    private int newSlot() {
        if (free.isEmpty()) {
            if (slots == rows.length) {
                rows = Arrays.copyOf(rows, rows.length + (rows.length >> 3));
            }
            return slots++;
        }
        return free.removeAtIndex(free.size() - 1);
    }

    private void switchSlot(int entry) {
        int slot = delta.slot(entry);
        if (!delta.is(entry)) {
            keys.remove(slot);
            rows[slot] = null;
            freed.add(slot);
            return;
        }
        rows[slot] = delta.after()[entry];
        if (!delta.was(entry)) {
            keys.add(slot, hashes[entry]);
        }
    }

    @Override
    public String toString() {
        return name + "[" + size() + "]";
    }

    /** What an index is by. */
    private record IndexKey(List<RowExpr> columns, List<KeyColumns.Matching> matching) {
    }

    /** Finds the one row of a key, if its other columns match as well. */
    private final class ByKey extends Lookup {
        private final KeyColumns wanted;
        private final KeyColumns stored;
        private final int own;

        ByKey(LookupKey key, int own) {
            this.wanted = key.wanted();
            this.stored = key.compiled(compiler());
            this.own = own;
        }

        @Override
        void forEach(@Nullable Object[] lanes, int at, RowVisitor visitor) {
            int slot = find(lanes, at);
            if (slot >= 0) {
                visitor.row(slot, rows, slot);
            }
        }

        private int find(@Nullable Object[] lanes, int at) {
            Object value = wanted.value(own, lanes, at);
            int slot = value == null ? -1 : keys.find(value, rows);
            return slot >= 0 && (stored.size() == 1 || wanted.match(lanes, at, stored, rows, slot)) ? slot : -1;
        }

        @Override
        boolean countsAtOnce() {
            return true;
        }

        @Override
        int count(@Nullable Object[] lanes, int at) {
            return find(lanes, at) >= 0 ? 1 : 0;
        }

        @Override
        void close() {
            // The key map is the table's own.
        }
    }
}
