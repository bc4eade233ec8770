package dev.millrace.engine.internal.order;

import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.SlotOrder;

/** The order of the slots of rows by a sort key under which rows may be equal: those stand by slot. */
public final class TiedSlotKeys implements SlotOrder {

    private final SlotKeys keys;

    /**
     * An order of slots.
     *
     * @param key orders the rows
     * @param rows has them
     */
    public TiedSlotKeys(SortKey key, RowSource rows) {
        this.keys = new SlotKeys(key, rows);
    }

    @Override
    public int compare(int a, int b) {
        int order = keys.compare(a, b);
        return order != 0 ? order : Integer.compare(a, b);
    }

    @Override
    public boolean hasPrefixes() {
        return keys.hasPrefixes();
    }

    @Override
    public long prefix(int slot, int skip) {
        return keys.prefix(slot, skip);
    }

    @Override
    public int common(int a, int b) {
        return keys.common(a, b);
    }
}
