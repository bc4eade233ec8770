package dev.millrace.engine.internal.function;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.HashSpread;
import dev.millrace.query.value.Values;

/** A set of values by comparison equality (law 3), that is never changed. Open addressing, so that asking allocates nothing. */
final class ValueSet {

    private final @Nullable Object[] slots;
    private final int mask;
    private final boolean isEmpty;

    ValueSet(List<Object> values) {
        this.slots = new @Nullable Object[Integer.highestOneBit(Math.max(1, values.size())) * 4];
        this.mask = slots.length - 1;
        this.isEmpty = values.isEmpty();
        for (Object value : values) {
            slots[slot(value)] = value;
        }
    }

    boolean isEmpty() {
        return isEmpty;
    }

    boolean contains(Object value) {
        return !isEmpty && slots[slot(value)] != null;
    }

    /** Where a value is, or would be. */
    private int slot(Object value) {
        int slot = HashSpread.place(Values.hash(value), mask);
        for (Object other = slots[slot]; other != null && !Values.equal(other, value); other = slots[slot]) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
