package dev.millrace.examples.departures.backend.model;

import dev.millrace.examples.departures.backend.table.Token;

/** How the server answers a {@link FlightPatch}. Immutable. */
public sealed interface PatchOutcome {
    /**
     * The patch is done.
     *
     * @param flight the row as it is now
     * @param token a reader of changes who has come this far has seen the row
     */
    record Applied(Flight flight, Token token) implements PatchOutcome {}

    /**
     * The client has seen another version of the row.
     *
     * @param current the row as it is
     */
    record Conflict(Flight current) implements PatchOutcome {}

    /**
     * The wish cannot be granted.
     *
     * @param reason why, for people
     */
    record Refused(String reason) implements PatchOutcome {}

    /**
     * There is no such flight on the board.
     *
     * @param id what was asked for
     */
    record Unknown(int id) implements PatchOutcome {}
}
