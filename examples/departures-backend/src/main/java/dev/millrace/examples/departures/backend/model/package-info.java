/** The departures themselves: flights, airports, the simulated clock and the replay of the flights. */
@NullMarked
package dev.millrace.examples.departures.backend.model;

import org.jspecify.annotations.NullMarked;
