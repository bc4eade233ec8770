package dev.millrace.engine.internal.expr;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/** The row of a group: its keys followed by its aggregates. Immutable. */
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

    @Nullable
    Object value(int index) {
        return values[index];
    }

    /**
     * Tells whether another row of the same grouping holds the same values (law 3).
     *
     * @param other the other row
     * @return whether nothing differs
     */
    public boolean same(GroupRow other) {
        for (int i = 0; i < values.length; i++) {
            if (!Values.same(values[i], other.values[i])) {
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
