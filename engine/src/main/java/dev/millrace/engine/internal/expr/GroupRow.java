package dev.millrace.engine.internal.expr;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/** The row of a group: its keys followed by its aggregates; or a value that is told apart by what it is. Immutable. */
public final class GroupRow {

    private final @Nullable Object[] values;

    /**
     * Makes the row of a group.
     *
     * @param values keys, then aggregates; not copied
     */
    public GroupRow(@Nullable Object[] values) {
        this.values = values;
    }

    /**
     * One of the values.
     *
     * @param index its number
     * @return the value
     */
    public @Nullable Object value(int index) {
        return values[index];
    }

    /**
     * Tells which values another row of the same grouping has otherwise (law 3).
     *
     * @param other the other row
     * @return a mask as {@link LaneReads#bit} says; 0 if they are the same
     */
    public long diff(GroupRow other) {
        long mask = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Values.same(values[i], other.values[i])) {
                mask |= LaneReads.bit(i);
            }
        }
        return mask;
    }

    /** Whether these are the values (law 3). */
    public boolean has(@Nullable Object[] others) {
        for (int i = 0; i < values.length; i++) {
            if (!Values.same(values[i], others[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
