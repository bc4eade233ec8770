package dev.millrace.collections;

/** How far a write has come (law 24). */
public enum WriteState {
    /** It shows, and has not been sent: another write of the same row is under way, or its turn is just coming. */
    PENDING,
    /** It shows, and the backend is being asked. */
    PERSISTING,
    /** The backend said yes; its rows are not base rows yet. */
    ACCEPTED,
    /** Its rows are base rows. */
    CONFIRMED,
    /** The backend refused it, or it was never sent, and what it showed is rolled back. */
    FAILED
}
