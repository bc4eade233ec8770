package dev.millrace.engine.internal.output;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.Identity;

/**
 * What the lanes of a row become at the end of a plan.
 *
 * @param row makes the row the user sees
 * @param identity tells rows apart
 * @param reads the components that {@code row} reads, for each lane
 */
public record Shape(Scalar row, IdentityReader identity, long[] reads) {

    /** Reads the identity of a row. */
    @FunctionalInterface
    public interface IdentityReader {

        /** The identity of the row whose lanes start at {@code at}. */
        Identity read(@Nullable Object[] rows, int at);
    }
}
