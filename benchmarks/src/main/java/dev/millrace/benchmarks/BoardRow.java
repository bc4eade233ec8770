package dev.millrace.benchmarks;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/** A row of the departures board: a flight with the cities and states at both of its ends. */
record BoardRow(int id, LocalDateTime scheduled, int delay, int distance,
        String origin, String originCity, String originState,
        String destination, String destinationCity, String destinationState, String status, @Nullable String remark) {
}
