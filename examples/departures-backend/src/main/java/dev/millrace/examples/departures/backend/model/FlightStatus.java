package dev.millrace.examples.departures.backend.model;

/** What is known of a flight on the board. */
public enum FlightStatus {
    /** It has not left yet; its delay is an estimate. */
    SCHEDULED,
    /** It has left; its delay is what it was. */
    DEPARTED
}
