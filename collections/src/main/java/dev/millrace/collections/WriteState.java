package dev.millrace.collections;

/** How far a write has come (law 24). */
public enum WriteState {
    /** It shows, and the backend is being asked. */
    PERSISTING,
    /** The backend said yes; its rows are not base rows yet. */
    ACCEPTED,
    /** Its rows are base rows. */
    CONFIRMED,
    /** The backend refused it, and what it showed is rolled back. */
    FAILED
}
