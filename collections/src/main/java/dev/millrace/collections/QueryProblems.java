package dev.millrace.collections;

import java.util.Optional;

import dev.millrace.query.Identity;

/**
 * The evaluations of a live query that could not be made (law 5): an overflow, a division by zero, a function or a constructor of the
 * user's that throws. Immutable.
 *
 * @param count how many there were; a statistic, which depends on how the query is kept current
 * @param latest the one that was met last
 */
public record QueryProblems(long count, Optional<Problem> latest) {

    /**
     * One of them.
     *
     * @param identity of which row, as the step that evaluated it tells rows apart; the unit identity if it is of no one row
     * @param expression the expression, as a program would write it
     * @param cause why it could not be made
     */
    public record Problem(Identity identity, String expression, Throwable cause) {
    }
}
