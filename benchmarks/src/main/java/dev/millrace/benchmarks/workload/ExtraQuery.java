package dev.millrace.benchmarks.workload;

/** Queries beside those of the workload, each for one thing that is to cost little. How many there are is told when they are opened. */
public enum ExtraQuery {

    /** To-dos by project: count, sum of priorities, earliest and latest. Meant for rows of one project. */
    ONE_GROUP,
    /** The to-dos of an owner: of the owners from 1 on, a query each. */
    OWNED,
    /** The to-dos of owners that there are not, a query each. */
    ABSENT_OWNED,
    /** The to-dos within bounds that no row is in, a query each: half of them of when it was created, half of the priority. */
    ABSENT_RANGES,
    /** The latest to-dos: one query, of as many rows as are told, or of {@link #ALL}. */
    LATEST;

    /** Instead of a number of rows: no limit. */
    public static final int ALL = Integer.MAX_VALUE;
    /** Owners that there are not have ids above it. */
    public static final long ABSENT = 1_000_000_000L;
    /** How much time each range of creation takes up. */
    public static final long SPAN = 1000;
    /** No priority is that high. */
    public static final int ABSENT_PRIORITY = 10;
}
