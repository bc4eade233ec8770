package dev.millrace.examples.departures.board;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A flight as its backend knows it.
 *
 * @param id its number in the timetable, from 1
 * @param scheduled when it is to depart, local time
 * @param delay the delay expected now, in minutes; negative is early
 * @param distance in miles
 * @param origin the airport it departs from
 * @param destination the airport it flies to
 * @param status whether it has departed
 * @param remark what the passengers are told, if anything
 * @param version grows with every change at the backend
 */
public record Flight(int id, LocalDateTime scheduled, int delay, int distance, String origin, String destination,
        Status status,
        @Nullable String remark, long version) {

    /** Whether a flight has departed. */
    public enum Status {
        /** It has not. */
        SCHEDULED,
        /** It has. */
        DEPARTED
    }

    /** How long a flight is held at a time, in minutes. */
    public static final int HOLD_MINUTES = 15;

    /**
     * The same flight held for another quarter of an hour.
     *
     * @param reason what the passengers are told
     * @return the flight as it shall be
     */
    public Flight held(String reason) {
        return new Flight(id, scheduled, delay + HOLD_MINUTES, distance, origin, destination, status, reason, version);
    }
}
