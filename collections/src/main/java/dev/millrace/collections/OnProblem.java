package dev.millrace.collections;

/** What an evaluation that cannot be made does to its live query (law 5). */
public enum OnProblem {

    /** Its value is null, or the row is left out; {@link LiveQuery#problems} counts it. */
    COUNT,

    /** The live query fails and keeps its last good rows; a query that meets a problem when it is opened is not opened. */
    FAIL
}
