package dev.millrace.engine;

import dev.millrace.query.Identity;

/**
 * An evaluation that could not be made (law 5): its value is null, or the row is left out.
 *
 * @param identity of which row, as the step that evaluated it tells rows apart; the unit identity if it is of no one row
 * @param expression the expression, as a program would write it
 * @param cause why it could not be made
 */
public record Problem(Identity identity, String expression, Throwable cause) {
}
