package dev.millrace.collections;

/** The state of a live query (law 21). */
public enum QueryStatus {
    /** A collection it reads is still loading; the rows so far are shown. */
    LOADING,
    /** All collections it reads are ready. */
    READY,
    /** A collection it reads is in error, or the query itself has failed; its last good rows stay. */
    ERROR,
    /** It was closed. */
    CLOSED
}
