package dev.millrace.engine.internal.flow;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/**
 * Up to which value of the first term of its order a window needs to be told of changes: a row beyond the bound of those it keeps is none
 * of its first ones, whatever becomes of it. Where the bound moves away the reach follows at once, so that no change is missed; where it
 * comes nearer, when {@value #PATIENCE} commits came in for nothing since, as each move of the reach is one of a route. O(1); 24 bytes.
 */
final class WindowReach {

    private static final int PATIENCE = 4;

    /** Reads the first term; null if a window is told of all changes. */
    private final @Nullable Scalar first;
    private @Nullable Object limit;
    /** Whether the bound came nearer since. */
    private boolean isTooFar;
    private int forNothing;

    /**
     * Reaches to the end.
     *
     * @param first reads the first term of the order; null if a window is told of all changes
     */
    WindowReach(@Nullable Scalar first) {
        this.first = first;
    }

    /** The greatest value of the first term, or the least if that is descending, of rows that are of concern; null if all are. */
    @Nullable
    Object limit() {
        return limit;
    }

    /** No row is left out. */
    void reachToTheEnd() {
        limit = null;
        isTooFar = false;
        forNothing = 0;
    }

    /** The last row of those that are kept is another one, perhaps further away. */
    void reachTo(@Nullable Object[] bound) {
        Object value = first == null ? null : first.eval(bound, 0);
        if (!Objects.equals(value, limit)) { // as long as it is the same object, nobody needs to look at it
            limit = value;
        }
        isTooFar = false;
        forNothing = 0;
    }

    /** The last row of those that are kept is another one, not further away. */
    void boundCameNearer() {
        isTooFar = true;
    }

    /** A commit came in that made no difference to the rows that are kept. */
    void cameForNothing(@Nullable Object[] bound) {
        if (isTooFar && ++forNothing >= PATIENCE) {
            reachTo(bound);
        }
    }
}
