package dev.millrace.benchmarks.costs;

/**
 * A row whose constructor has code of its own, so that it is made by an operator.
 *
 * @param first a number
 * @param second a number that is not negative
 */
public record Checked(long first, long second) {

    /** Refuses negative numbers. */
    public Checked {
        if (second < 0) {
            throw new IllegalArgumentException(second + " is negative");
        }
    }
}
