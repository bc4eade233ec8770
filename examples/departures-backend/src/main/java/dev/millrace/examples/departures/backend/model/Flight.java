package dev.millrace.examples.departures.backend.model;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A flight as the board shows it: one row of the wire, its components in wire order. Immutable.
 *
 * @param id number of the flight, from 1
 * @param scheduled local time of the scheduled departure
 * @param delay currently expected delay in minutes, negative if early
 * @param distance distance in miles
 * @param origin code of the airport it leaves from
 * @param destination code of the airport it goes to
 * @param status whether it has left
 * @param remark a note by the staff, null if there is none
 * @param version counts the revisions of the row, from 1
 */
public record Flight(
        int id,
        LocalDateTime scheduled,
        int delay,
        int distance,
        String origin,
        String destination,
        FlightStatus status,
        @Nullable String remark,
        int version) {

    /** Returns the row of a flight that has just become known, with no delay as first estimate. */
    static Flight known(FlightPlan plan) {
        return new Flight(
                plan.id(),
                plan.scheduled(),
                0,
                plan.distance(),
                plan.origin(),
                plan.destination(),
                FlightStatus.SCHEDULED,
                null,
                1);
    }

    /** Returns the next version of this row, or this one if nothing would differ. */
    Flight revised(int newDelay, FlightStatus newStatus, @Nullable String newRemark) {
        var next =
                new Flight(id, scheduled, newDelay, distance, origin, destination, newStatus, newRemark, version);
        return next.equals(this) ? this : next.nextVersion();
    }

    private Flight nextVersion() {
        return new Flight(
                id, scheduled, delay, distance, origin, destination, status, remark, Math.incrementExact(version));
    }

    /** Returns the time at which it is expected to leave. */
    LocalDateTime expectedDeparture() {
        return scheduled.plusMinutes(delay);
    }
}
