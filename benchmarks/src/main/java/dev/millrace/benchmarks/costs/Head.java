package dev.millrace.benchmarks.costs;

/**
 * A row that ten lines point to; or, in a relation of its own, one.
 *
 * @param id its number
 * @param level a random number
 */
public record Head(long id, long level) {
}
