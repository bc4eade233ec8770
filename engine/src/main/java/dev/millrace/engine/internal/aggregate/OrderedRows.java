package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

/** The rows of a group in an order. A change is O(log n). */
abstract class OrderedRows extends Computed {

    /** An entry and its identity. */
    private static final int ENTRY = 40;

    private final EntryOrder order;
    private final Ordered<Entry> entries;

    OrderedRows(EntryOrder order) {
        this.order = order;
        this.entries = new Ordered<>(order, order.visits());
    }

    @Override
    public final void add(@Nullable Object[] rows, int at) {
        Entry entry = order.read(rows, at);
        if (entry != null) {
            changed();
            entries.add(entry);
        }
    }

    @Override
    public final long bytes() {
        return super.bytes() + entries.bytes() + (long) ENTRY * entries.size();
    }

    @Override
    public final void remove(@Nullable Object[] rows, int at) {
        Entry entry = order.read(rows, at);
        if (entry != null) {
            changed();
            entries.remove(entry);
        }
    }

    final Ordered<Entry> entries() {
        return entries;
    }
}
