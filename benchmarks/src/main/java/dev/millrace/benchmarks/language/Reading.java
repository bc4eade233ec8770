package dev.millrace.benchmarks.language;

/**
 * A row with a component of each primitive form that is read without boxing.
 *
 * @param id too great for the values that boxes are cached for, as the count is
 * @param count an int
 * @param value a double
 * @param valid a boolean
 */
public record Reading(long id, int count, double value, boolean valid) {
}
