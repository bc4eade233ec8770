package dev.millrace.engine.internal.order;

import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.SlotOrder;

/** The order of the slots of rows by a sort key. */
public final class SlotKeys implements SlotOrder {

    private final SortKey key;
    private final RowSource rows;

    /**
     * An order of slots.
     *
     * @param key orders the rows, no two of which are equal
     * @param rows has them
     */
    public SlotKeys(SortKey key, RowSource rows) {
        this.key = key;
        this.rows = rows;
    }

    @Override
    public int compare(int a, int b) {
        return key.compare(rows.lanes(), rows.at(a), rows.lanes(), rows.at(b));
    }

    @Override
    public boolean hasPrefixes() {
        return key.hasPrefixes();
    }

    @Override
    public long prefix(int slot, int skip) {
        return key.prefix(rows.lanes(), rows.at(slot), skip);
    }

    @Override
    public int common(int a, int b) {
        return key.common(rows.lanes(), rows.at(a), rows.lanes(), rows.at(b));
    }
}
