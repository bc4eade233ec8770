package dev.millrace.testkit.language;

/** A step of a query, to be put on top of any other. */
public enum Step {
    /** A filter of rows. */
    FILTER,
    /** A filter of rows by the clock. */
    TEMPORAL_FILTER,
    /** Rows made of rows by Java code. */
    MAP,
    /** An inner join on the right side's key. */
    JOIN_BY_KEY,
    /** A left join on the right side's key. */
    LEFT_JOIN_BY_KEY,
    /** An inner join. */
    JOIN,
    /** A left join. */
    LEFT_JOIN,
    /** A right join. */
    RIGHT_JOIN,
    /** A full join. */
    FULL_JOIN,
    /** A semi join. */
    SEMI_JOIN,
    /** An anti join. */
    ANTI_JOIN,
    /** Groups by one or more keys. */
    GROUP,
    /** One group of all rows. */
    TOTALS,
    /** The different rows. */
    DISTINCT,
    /** The different rows of two queries. */
    UNION,
    /** The different rows that are in both of two queries. */
    INTERSECT,
    /** The different rows of one query that are not in another. */
    EXCEPT,
    /** The rows of two queries. */
    UNION_ALL,
    /** A window of an order. */
    WINDOW,
    /** A value of a subquery beside each row. */
    NESTED
}
