package dev.millrace.engine.internal.flow;

import dev.millrace.engine.internal.store.Bulk;
import dev.millrace.query.Window;

/**
 * How the rows of windows are kept. A window of all rows together that ends no deeper than a limit keeps a
 * {@linkplain WindowBuffer buffer}; others, and those whose buffer is filled again too often, a {@linkplain WindowTree tree} of all
 * rows. All is decided by counts, never by a clock.
 *
 * @param deepest how deep a window may end that keeps a buffer; -1 if none does
 * @param spare so many rows are kept beyond those needed, and as many again as are needed if this is not 0
 * @param users so many windows of one order must stand over a table for an index by that order to be built
 * @param patience a buffer may be filled again from so many rows a change, and from all rows as often as an eighth of that, before
 *            another way is taken
 * @param bulk when orders are built anew, those of results and of temporal filters as well
 */
public record WindowRules(int deepest, int spare, int users, int patience, Bulk bulk) {

    /** What is best where nobody knows better. */
    public static final WindowRules STANDARD = new WindowRules(4096, 64, 2, 16, Bulk.STANDARD);

    /** Whether a window may keep a buffer. */
    boolean allowBuffer(Window window) {
        return window.end() <= deepest;
    }

    /** How many rows the buffer of a window holds at most. */
    int mostBuffered(Window window) {
        long needed = window.end();
        return (int) Math.max(1, spare == 0 ? needed : 2 * needed + spare);
    }

    /** How many rows the buffer of a window is filled with where those next in order are at hand. */
    int filledInOrder(Window window) {
        return (int) Math.max(1, window.end() + spare / 4);
    }

    /** Whether an order of a table would be of use to a window over so many of its rows: not if they are few, and at hand. */
    boolean sharesOrder(Window window, int rows) {
        return rows > 2L * mostBuffered(window);
    }

    /** How many rows of an index may be visited to find some. */
    long mostVisited(int wanted) {
        return 256 + 32L * wanted;
    }

    /** Whether filling a buffer again costs too much. */
    boolean isTooDear(long scanned, long changes, long total) {
        return scanned > patience * changes + (patience >> 3) * total;
    }
}
