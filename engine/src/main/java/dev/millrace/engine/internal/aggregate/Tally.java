package dev.millrace.engine.internal.aggregate;

import java.util.function.ObjIntConsumer;

import org.eclipse.collections.api.block.HashingStrategy;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectIntHashMapWithHashingStrategy;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;

/** How often each value occurs. O(1) a change; one value alone needs no table. */
final class Tally {

    private final HashingStrategy<Object> strategy;
    private @Nullable Object only;
    private int count;
    private @Nullable ObjectIntHashMapWithHashingStrategy<Object> table;

    /**
     * Holds nothing.
     *
     * @param strategy which values are one
     */
    Tally(HashingStrategy<Object> strategy) {
        this.strategy = strategy;
    }

    /** The number of different values. */
    int size() {
        return table != null ? table.size() : only == null ? 0 : 1;
    }

    /** An estimate: the table does not tell how long it is. */
    long bytes() {
        return Bytes.HEADER + (table == null ? 0 : 16L * table.size());
    }

    void add(Object value) {
        if (table != null) {
            table.addToValue(value, 1);
        } else if (only == null) {
            only = value;
            count = 1;
        } else if (strategy.equals(only, value)) {
            count++;
        } else {
            table = new ObjectIntHashMapWithHashingStrategy<>(strategy);
            table.put(only, count);
            table.put(value, 1);
            only = null;
        }
    }

    void remove(Object value) {
        if (table != null) {
            int rest = table.addToValue(value, -1);
            require(rest >= 0, value);
            if (rest == 0) {
                table.removeKey(value);
                table = table.isEmpty() ? null : table;
            }
        } else {
            require(only != null && strategy.equals(only, value), value);
            count--;
            only = count == 0 ? null : only;
        }
    }

    private static void require(boolean isIn, Object value) {
        if (!isIn) {
            throw new IllegalStateException("value " + value + " is removed from a group that does not hold it");
        }
    }

    /** Goes over the values and how often each occurs. */
    void forEach(ObjIntConsumer<Object> consumer) {
        if (table != null) {
            table.forEachKeyValue(consumer::accept);
        } else if (only != null) {
            consumer.accept(only, count);
        }
    }
}
