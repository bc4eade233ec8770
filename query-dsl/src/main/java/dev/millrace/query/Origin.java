package dev.millrace.query;

/** Where the visible row of a collection comes from (law 30). */
public enum Origin {
    /** A write of this store shows in it. */
    LOCAL,
    /** It is the row of the backend. */
    REMOTE
}
