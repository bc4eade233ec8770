package dev.millrace.benchmarks.costs;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Table;

/**
 * Changes of single rows, one after the other without end: rows become what they were made to be beforehand, and what they were again.
 * Staging one allocates nothing.
 *
 * @param <R> the type of the rows
 */
final class RowUpdates<R> implements Updates {

    /** In which order rows are changed. */
    enum Order {
        /** All rows, then all of them back. */
        ROUNDS,
        /** Each row and at once back. */
        PAIRS,
        /** All rows, then back from the last to the first. */
        BACKWARDS
    }

    private final Table<R> table;
    private final Order order;
    private final Object[] keys;
    private final List<R> loaded;
    private final List<? extends @Nullable R> changed;
    private int next;

    RowUpdates(Table<R> table, Order order, List<? extends Object> keys, List<R> loaded,
            List<? extends @Nullable R> changed) {
        this.table = table;
        this.order = order;
        this.keys = keys.toArray();
        this.loaded = loaded;
        this.changed = changed;
    }

    @Override
    public void stageNext() {
        int round = order == Order.PAIRS ? next : next / keys.length;
        int row = (order == Order.PAIRS ? next / 2 : next) % keys.length;
        boolean back = (round & 1) == 1;
        if (back && order == Order.BACKWARDS) {
            row = keys.length - 1 - row;
        }
        table.stage(keys[row], back ? loaded.get(row) : changed.get(row));
        next = next == Integer.MAX_VALUE ? 0 : next + 1;
    }

    @Override
    public void stageBack() {
        for (int i = 0; i < keys.length; i++) {
            table.stage(keys[i], loaded.get(i));
        }
        next = 0;
    }
}
