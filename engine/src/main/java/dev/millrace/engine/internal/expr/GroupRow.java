package dev.millrace.engine.internal.expr;

import java.util.Arrays;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/**
 * The row of a group: its keys followed by its aggregates; or a value that is told apart by what it is. Immutable. As most have four values
 * at most, these stand in the object itself: 32 bytes.
 */
public final class GroupRow {

    /** Values that stand in the object. */
    private static final int NEAR = 4;
    private static final @Nullable Object[] NONE = {};

    private final @Nullable Object first;
    private final @Nullable Object second;
    private final @Nullable Object third;
    private final @Nullable Object fourth;
    private final @Nullable Object[] rest;

    /**
     * Makes the row of a group.
     *
     * @param values keys, then aggregates; copied
     */
    public GroupRow(@Nullable Object[] values) {
        this.first = values.length > 0 ? values[0] : null;
        this.second = values.length > 1 ? values[1] : null;
        this.third = values.length > 2 ? values[2] : null;
        this.fourth = values.length > 3 ? values[3] : null;
        this.rest = values.length > NEAR ? Arrays.copyOfRange(values, NEAR, values.length) : NONE;
    }

    /**
     * One of the values.
     *
     * @param index its number
     * @return the value
     */
    public @Nullable Object value(int index) {
        return switch (index) {
            case 0 -> first;
            case 1 -> second;
            case 2 -> third;
            case 3 -> fourth;
            default -> rest[index - NEAR];
        };
    }

    /**
     * Tells which values another row of the same grouping has otherwise (law 3).
     *
     * @param other the other row
     * @return a mask as {@link LaneReads#bit} says; 0 if they are the same
     */
    public long diff(GroupRow other) {
        long mask = 0;
        for (int i = 0; i < NEAR + rest.length; i++) {
            if (!Values.same(value(i), other.value(i))) {
                mask |= LaneReads.bit(i);
            }
        }
        return mask;
    }

    /** Whether these are the values (law 3). */
    public boolean has(@Nullable Object[] others) {
        for (int i = 0; i < others.length; i++) {
            if (!Values.same(value(i), others[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        int size = NEAR + rest.length;
        while (size > 1 && size <= NEAR && value(size - 1) == null) { // of last values that are null nothing is known
            size--;
        }
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < size; i++) {
            text.add(String.valueOf(value(i)));
        }
        return text.toString();
    }
}
