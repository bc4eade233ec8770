package dev.millrace.examples.departures.backend.model;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A flight as history knows it, with the delay it really had. Immutable.
 *
 * @param id number of the flight, from 1
 * @param scheduled local time of the scheduled departure
 * @param delay the real delay in minutes, negative if it left early; later than the moment it becomes known
 * @param distance distance in miles
 * @param origin code of the airport it leaves from
 * @param destination code of the airport it goes to
 */
public record FlightPlan(
        int id, LocalDateTime scheduled, int delay, int distance, String origin, String destination) {
    /** How long before its scheduled time a flight becomes known. */
    public static final Duration NOTICE = Duration.ofHours(2);

    /** Refuses a flight that left before it was known. */
    public FlightPlan {
        if (delay <= -NOTICE.toMinutes()) {
            throw new IllegalArgumentException(
                    "flight " + id + " left " + -delay + " minutes early; it becomes known only "
                            + NOTICE.toMinutes() + " minutes before its time");
        }
    }

    /** Returns the time at which it appears on the board. */
    LocalDateTime knownAt() {
        return scheduled.minus(NOTICE);
    }

    /** Returns the time at which it really left. */
    LocalDateTime departsAt() {
        return scheduled.plusMinutes(delay);
    }
}
