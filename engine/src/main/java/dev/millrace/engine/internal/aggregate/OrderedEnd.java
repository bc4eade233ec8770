package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

/** The value in the first or the last row of an order, or in the row in which another value is least or greatest. A result is O(1). */
final class OrderedEnd extends OrderedRows {

    private final boolean isFirst;

    OrderedEnd(EntryOrder order, boolean isFirst) {
        super(order);
        this.isFirst = isFirst;
    }

    @Override
    @Nullable
    Object compute() {
        int size = entries().size();
        return size == 0 ? null : entries().get(isFirst ? 0 : size - 1).value();
    }
}
