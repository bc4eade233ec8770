package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

/** Pulls the one row of a table that has a key, if its other columns match as well. Expected O(1). */
final class ByKey extends Lookup {

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
