package dev.millrace.examples.departures.board;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A row of the board: a flight with where it departs from and where it flies to.
 *
 * @param id the flight's number
 * @param scheduled when it is to depart
 * @param delay the delay expected now, in minutes
 * @param distance in miles
 * @param origin code of the airport it departs from
 * @param originCity its city
 * @param originState its state
 * @param destination code of the airport it flies to
 * @param destinationCity its city
 * @param destinationState its state
 * @param status whether it has departed
 * @param remark what the passengers are told
 */
public record BoardRow(int id, LocalDateTime scheduled, int delay, int distance, String origin, String originCity,
        String originState,
        String destination, String destinationCity, String destinationState, Flight.Status status,
        @Nullable String remark) {
}
