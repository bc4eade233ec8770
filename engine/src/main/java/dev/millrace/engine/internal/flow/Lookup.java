package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

/**
 * Pulls the rows of an operator whose key equals that of a row of another, as they are now. A row is handed out during the call
 * only; who pulls must not pull by the same lookup meanwhile.
 */
public abstract class Lookup {

    /**
     * Hands out the rows with the key of a row.
     *
     * @param rows holds the lanes of the row whose key is wanted; without nulls in it, unless nulls can be found
     * @param at where its first lane is
     * @param visitor takes each row found
     */
    abstract void forEach(@Nullable Object[] rows, int at, RowVisitor visitor);

    /** Whether {@link #count} is O(1). */
    boolean countsAtOnce() {
        return false;
    }

    /** How many rows have the key of a row. */
    int count(@Nullable Object[] rows, int at) {
        Counter counter = new Counter();
        forEach(rows, at, counter);
        return counter.count;
    }

    /** How rows are found, in words. */
    abstract String way();

    /** How many rows this has handed out, ever; where it scans an operator, that one counts them. */
    abstract long rowsVisited();

    /** Gives back the indexes this uses. */
    abstract void close();

    private static final class Counter implements RowVisitor {
        private int count;

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            count++;
        }
    }
}
