package dev.millrace.engine.internal.output;

import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;

/**
 * What the lanes of a row become at the end of a plan.
 *
 * @param row makes the row the user sees
 * @param identity tells rows apart
 * @param reads the components that {@code row} reads, for each lane
 */
public record Shape(Scalar row, IdentityReader identity, long[] reads) {
}
