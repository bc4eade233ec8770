package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/**
 * What a row of a source must have to be of any concern to a reader: a condition that is true wherever those of the reader are. So a
 * change of which neither the row before nor the row after has it need not be told.
 */
public sealed interface Guard {

    /**
     * What of a row is looked at.
     *
     * @return an expression over the lanes of the source
     */
    RowExpr value();

    /**
     * The value equals a constant (law 3).
     *
     * @param value what of a row is looked at
     * @param constant the constant
     */
    record EqualTo(RowExpr value, Object constant) implements Guard {

        @Override
        public String toString() {
            return value + " = " + constant;
        }
    }

    /**
     * The value lies between two constants, or is one of them, or is null; null where there is no bound. Not both bounds are null.
     *
     * @param value what of a row is looked at
     * @param least the least
     * @param greatest the greatest
     * @param orNull whether it may be null as well
     */
    record Within(RowExpr value, @Nullable Object least, @Nullable Object greatest, boolean orNull)
            implements Guard {

        /** The value lies between two constants, or is one of them; null where there is no bound. Not both are null. */
        public Within(RowExpr value, @Nullable Object least, @Nullable Object greatest) {
            this(value, least, greatest, false);
        }

        /** The bounds of all values that lie within these and within others of the same value. */
        public Within and(Within other) {
            return new Within(value, least == null || isBelow(least, other.least) ? other.least : least,
                    greatest == null || isBelow(other.greatest, greatest) ? other.greatest : greatest,
                    orNull && other.orNull);
        }

        /** Bounds around all values that lie within these or within others of the same value. */
        public Within or(Within other) {
            return new Within(value, isBelow(other.least, least) ? other.least : other.least == null ? null : least,
                    isBelow(greatest, other.greatest) ? other.greatest : other.greatest == null ? null : greatest,
                    orNull || other.orNull);
        }

        @Override
        public String toString() {
            String bounds = least == null ? value + " <= " + greatest
                    : greatest == null ? value + " >= " + least : least + " <= " + value + " <= " + greatest;
            return orNull ? bounds + " or is null" : bounds;
        }

        private static boolean isBelow(@Nullable Object one, @Nullable Object other) {
            return one != null && other != null && Values.compare(one, other) < 0;
        }
    }
}
