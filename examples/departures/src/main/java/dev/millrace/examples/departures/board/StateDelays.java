package dev.millrace.examples.departures.board;

import org.jspecify.annotations.Nullable;

/**
 * The departures of one state.
 *
 * @param state the state; "NA" for airports without one
 * @param flights how many flights there are
 * @param averageDelay their average delay in minutes
 * @param maxDelay their greatest delay in minutes
 */
public record StateDelays(String state, long flights, @Nullable Double averageDelay, @Nullable Integer maxDelay) {
}
