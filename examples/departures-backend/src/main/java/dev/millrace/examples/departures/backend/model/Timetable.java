package dev.millrace.examples.departures.backend.model;

import java.util.List;

/**
 * Everything a backend starts from. Immutable.
 *
 * @param flights what to replay, in any order
 * @param airports the airports
 */
public record Timetable(List<FlightPlan> flights, List<Airport> airports) {
    /** Keeps copies of the lists. */
    public Timetable {
        flights = List.copyOf(flights);
        airports = List.copyOf(airports);
    }
}
