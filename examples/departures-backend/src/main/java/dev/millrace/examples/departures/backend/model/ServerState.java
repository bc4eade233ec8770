package dev.millrace.examples.departures.backend.model;

import java.time.LocalDateTime;

import dev.millrace.examples.departures.backend.table.Token;

/**
 * Where a server stands. Immutable.
 *
 * @param now the simulated time, to the minute
 * @param speed simulated seconds per real second
 * @param flights how many flights are on the board
 * @param token number of the last change
 */
public record ServerState(LocalDateTime now, double speed, int flights, Token token) {}
