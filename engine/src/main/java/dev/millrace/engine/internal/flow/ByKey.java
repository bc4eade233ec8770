package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowBlock;

/** Pulls the one row of a table that has a key, if its other columns match as well. Expected O(1). */
final class ByKey extends UniqueLookup {

    private final RowTable table;
    private final KeyColumns wanted;
    private final KeyColumns stored;
    /** Which of the columns is the table's own key. */
    private final int own;
    private long visited;

    /** A look-up by columns of which one is the table's own key, by which its key map finds rows. */
    ByKey(RowTable table, LookupKey key, int own) {
        this.table = table;
        this.wanted = key.wanted();
        this.stored = key.compiled(SharedIndexes.compiler());
        this.own = own;
    }

    @Override
    void forEach(@Nullable Object[] lanes, int at, RowVisitor visitor) {
        int slot = find(lanes, at);
        if (slot >= 0) {
            visited++;
            visitor.row(slot, table.lanes(), slot);
        }
    }

    private int find(@Nullable Object[] lanes, int at) {
        int slot = findKey(lanes, at);
        return slot >= 0 && (stored.size() == 1 || wanted.match(lanes, at, stored, table.lanes(), slot)) ? slot : -1;
    }

    private int findKey(@Nullable Object[] lanes, int at) {
        if (wanted.isLong(own) && table.key().isIntegral()) {
            return table.keys().findIntegral(wanted.longValue(own, lanes, at), table.lanes());
        }
        Object value = wanted.value(own, lanes, at);
        return value == null ? -1 : table.keys().find(value, table.lanes());
    }

    @Override
    boolean isHarmless() {
        return true;
    }

    @Override
    void find(RowBlock block, int[] found) {
        if (stored.size() == 1 && wanted.isLong(own) && table.key().isIntegral()) {
            long[] keys = block.claim();
            wanted.numbers(own, block, keys);
            table.keys().findIntegral(keys, block.size(), table.lanes(), found);
            block.release();
        } else {
            for (int i = 0; i < block.size(); i++) {
                found[i] = findUnlessNull(block.rows(), block.at()[i]);
            }
        }
        visited += block.size();
    }

    private int findUnlessNull(@Nullable Object[] lanes, int at) {
        return wanted.matchesNothing(lanes, at) ? -1 : find(lanes, at);
    }

    @Override
    @Nullable
    Object[] foundRows() {
        return table.lanes();
    }

    @Override
    @Nullable
    Object one(@Nullable Object[] lanes, int at) {
        int slot = findUnlessNull(lanes, at);
        return slot < 0 ? null : table.lanes()[slot];
    }

    @Override
    One before() {
        DeltaIndex changed = new DeltaIndex(table.delta(), stored, wanted);
        @Nullable Object[] row = new @Nullable Object[1];
        return (lanes, at) -> {
            int slot = findUnlessNull(lanes, at);
            row[0] = slot < 0 || changed.contains(slot) ? null : table.lanes()[slot];
            if (!wanted.matchesNothing(lanes, at)) {
                changed.forEachBefore(lanes, at, (was, rows, first) -> row[0] = rows[first]);
            }
            return row[0];
        };
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
    String way() {
        return "the key of " + table.name();
    }

    @Override
    long rowsVisited() {
        return visited;
    }

    @Override
    void close() {
        // The key map is the table's own.
    }
}
