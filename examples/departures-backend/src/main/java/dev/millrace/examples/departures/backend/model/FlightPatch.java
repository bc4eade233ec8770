package dev.millrace.examples.departures.backend.model;

import org.jspecify.annotations.Nullable;

/**
 * What a client wants changed in a flight. Immutable.
 *
 * @param version the version of the row the client has seen
 * @param delay the new expected delay in minutes, null to leave it
 * @param note the new remark, null to leave it
 */
public record FlightPatch(int version, @Nullable Integer delay, @Nullable Note note) {
    /** The greatest delay a client may set, and, negated, the least. */
    public static final int MAX_DELAY = 1440;

    /** The most characters of a remark. */
    public static final int MAX_REMARK = 200;

    /**
     * A remark to set.
     *
     * @param text the remark, null to take it away
     */
    public record Note(@Nullable String text) {}

    Flight appliedTo(Flight flight) {
        return flight.revised(
                delay == null ? flight.delay() : delay,
                flight.status(),
                note == null ? flight.remark() : note.text());
    }
}
