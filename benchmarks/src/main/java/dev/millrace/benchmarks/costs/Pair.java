package dev.millrace.benchmarks.costs;

/**
 * Two numbers that a query makes a row of.
 *
 * @param first a number
 * @param second a number
 */
public record Pair(long first, long second) {
}
