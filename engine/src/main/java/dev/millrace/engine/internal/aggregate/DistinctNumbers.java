package dev.millrace.engine.internal.aggregate;

import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;

/** How many different numbers of one primitive type there are. O(1), and no object for a number; one alone needs no table, others take
 * 24 to 48 bytes each. */
final class DistinctNumbers extends Accumulator {

    private final NumberCode code;
    private long only;
    private int count;
    private @Nullable LongIntHashMap table;
    /** The most numbers that were in the table since it was made for as many as there were. */
    private int most;

    DistinctNumbers(NumberCode code) {
        this.code = code;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        if (code.isAbsent(rows, at)) {
            return;
        }
        long number = code.read(rows, at);
        if (table != null) {
            table.addToValue(number, 1);
            most = Math.max(most, table.size());
        } else if (count == 0 || number == only) {
            only = number;
            count++;
        } else {
            table = new LongIntHashMap();
            table.put(only, count);
            table.put(number, 1);
            most = 2;
        }
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        if (code.isAbsent(rows, at)) {
            return;
        }
        long number = code.read(rows, at);
        if (table == null) {
            require(count > 0 && number == only, number);
            count--;
            return;
        }
        int rest = table.addToValue(number, -1);
        require(rest >= 0, number);
        if (rest == 0) {
            table.remove(number);
        }
        if (table.isEmpty()) {
            table = null;
            count = 0;
        } else if (most >= OrderedSlots.MANY && table.size() < most >> 3) {
            table = new LongIntHashMap(table);
            most = table.size();
        }
    }

    private void require(boolean isIn, long number) {
        if (!isIn) {
            throw new IllegalStateException(
                    "value " + code.number(number) + " is removed from a group that does not hold it");
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + (table == null ? 0 : Bytes.HEADER + 24L * Integer.highestOneBit(2 * most));
    }

    @Override
    public Object result() {
        return (long) (table != null ? table.size() : count == 0 ? 0 : 1);
    }
}
