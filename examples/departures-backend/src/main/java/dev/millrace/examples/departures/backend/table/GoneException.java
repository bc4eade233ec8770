package dev.millrace.examples.departures.backend.table;

/** Says that a reader cannot go on from its token and has to start again with a snapshot. */
public final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GoneException(String reason) {
        super(reason + "; start again with a snapshot");
    }
}
