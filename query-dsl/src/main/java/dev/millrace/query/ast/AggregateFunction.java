package dev.millrace.query.ast;

/**
 * The aggregate functions (law 11). Unless said otherwise they skip nulls and are null over nothing, and their values are shown
 * canonically (law 3). Sums are exact (law 6).
 */
public enum AggregateFunction {
    /** The number of rows. */
    COUNT_ROWS("count", 0),
    /** The number of values that are not null. */
    COUNT("count", 1),
    /** The number of different values. */
    COUNT_DISTINCT("countDistinct", 1),
    /**
     * The sum: of integers a {@code long}, null if it does not fit; of floating numbers a {@code double}, rounded once; of decimals a
     * decimal, null if the sum has more than 147455 digits.
     */
    SUM("sum", 1),
    /** The average: of decimals in 34 digits, null where their sum is; of all others the exact quotient rounded once to a {@code double}. */
    AVG("avg", 1),
    /** The least value; under a collation the one of the lowest identity among equals. */
    MIN("min", 1),
    /** The greatest value; under a collation the one of the lowest identity among equals. */
    MAX("max", 1),
    /** The value in the first row of an order, null or not. */
    FIRST("first", 1),
    /** The value in the last row of an order, null or not. */
    LAST("last", 1),
    /** The value in the row in which another one is least; the lowest identity among equals. The value may be null. */
    ARG_MIN("argMin", 2),
    /** The value in the row in which another one is greatest; the lowest identity among equals. The value may be null. */
    ARG_MAX("argMax", 2),
    /** The values of all rows, nulls too, in an order or else by identity; empty over nothing. */
    LIST("list", 1),
    /** The different values in their own order; empty over nothing. */
    SET("set", 1),
    /** The strings one after another with a separator between them, in an order or else by identity. */
    STRING_JOIN("stringJoin", 2),
    /** The middle value, or the middle of the two middle ones; null if those are decimals that need more than 147455 digits beside each other. */
    MEDIAN("median", 1),
    /** The value below which a fraction of the values lie, between two of them in proportion (continuous); null as {@link #MEDIAN}. */
    PERCENTILE("percentile", 2),
    /** The variance of a sample; null over fewer than two values, and over decimals that need more than 147455 digits beside each other. */
    VARIANCE("variance", 1),
    /** The variance of a whole population. */
    VARIANCE_POPULATION("variancePopulation", 1),
    /** The square root of {@link #VARIANCE}. */
    STDDEV("stddev", 1),
    /** The square root of {@link #VARIANCE_POPULATION}. */
    STDDEV_POPULATION("stddevPopulation", 1),
    /** Whether a condition is true in every row in which it is known. */
    EVERY("every", 1),
    /** Whether a condition is true in some row. */
    SOME("some", 1),
    /** What a {@link dev.millrace.query.UserAggregate} makes of the values. */
    USER("aggregate", 1);

    private final String word;
    private final int operands;

    AggregateFunction(String word, int operands) {
        this.word = word;
        this.operands = operands;
    }

    /**
     * The name in the query language.
     *
     * @return a word such as {@code countDistinct}
     */
    public String word() {
        return word;
    }

    /**
     * The number of operands.
     *
     * @return at most 2
     */
    public int operands() {
        return operands;
    }

    /**
     * Whether the value depends on an order of the rows, by identity if none is given.
     *
     * @return true for {@link #FIRST}, {@link #LAST}, {@link #LIST} and {@link #STRING_JOIN}
     */
    public boolean isOrdered() {
        return this == FIRST || this == LAST || this == LIST || this == STRING_JOIN;
    }

    /**
     * Whether the value can be null.
     *
     * @return false for counts, lists and sets
     */
    public boolean nullable() {
        return switch (this) {
            case COUNT_ROWS, COUNT, COUNT_DISTINCT, LIST, SET -> false;
            default -> true;
        };
    }

    /**
     * Tells whether values of a type are summed as integers.
     *
     * @param type a reference type
     * @return true for Byte, Short, Integer and Long
     */
    public static boolean isIntegral(Class<?> type) {
        return type == Integer.class || type == Long.class || type == Short.class || type == Byte.class;
    }

    /**
     * Tells whether values of a type are summed as floating numbers.
     *
     * @param type a reference type
     * @return true for Float and Double
     */
    public static boolean isFloating(Class<?> type) {
        return type == Double.class || type == Float.class;
    }
}
