package dev.millrace.engine;

/** What an evaluation that cannot be made does to its query (law 5). */
public enum OnProblem {

    /** Its value is null, or the row is left out; {@link Result#problems} counts it. */
    COUNT,

    /** The query fails and keeps its last good rows; one that meets a problem when it is opened is not opened. */
    FAIL
}
