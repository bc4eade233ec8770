package dev.millrace.query.ast;

/** The aggregate functions (law 11). All but {@link #COUNT_ROWS} skip nulls; all but the counts are null over nothing. */
public enum AggregateFunction {
    /** The number of rows. */
    COUNT_ROWS,
    /** The number of values that are not null. */
    COUNT,
    /** The exact sum of integers; null if it does not fit a {@code long}. */
    SUM,
    /** The average of integers: the exact quotient rounded once to a {@code double}. */
    AVG,
    /** The least value. */
    MIN,
    /** The greatest value. */
    MAX;

    /**
     * Tells whether values of a type are summed as integers.
     *
     * @param type a reference type
     * @return true for Byte, Short, Integer and Long
     */
    public static boolean isIntegral(Class<?> type) {
        return type == Integer.class || type == Long.class || type == Short.class || type == Byte.class;
    }
}
