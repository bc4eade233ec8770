package dev.millrace.testkit;

import org.jspecify.annotations.Nullable;

/** The three truth values (law 4), from the least to the greatest: Kleene's and is the lesser, his or the greater. */
enum Truth {
    FALSE, UNKNOWN, TRUE;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The truth of a condition's value; null is unknown. */
    static Truth ofValue(@Nullable Object value) {
        if (value == null) {
            return UNKNOWN;
        } else if (value instanceof Boolean known) {
            return of(known);
        }
        throw new IllegalArgumentException("A condition must be true, false or null, but it is " + value + " of type "
                + value.getClass().getName() + "; the query is not well-typed");
    }

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }

    @Nullable
    Boolean toValue() {
        return this == UNKNOWN ? null : Boolean.valueOf(this == TRUE);
    }
}
