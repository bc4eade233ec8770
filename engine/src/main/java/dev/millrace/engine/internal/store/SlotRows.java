package dev.millrace.engine.internal.store;

import org.jspecify.annotations.Nullable;

/** Rows that can be had again by their slots as long as they are there, so that who shows them need not keep them. */
public interface SlotRows extends RowSource {

    /** The same as they were before the step in progress. O(changes of the step) at once. */
    RowSource before();

    /** What is kept of rows: bytes. */
    default long bytes() {
        return 0;
    }

    /** Is told that a step begins to {@linkplain #noted note} rows. */
    default void begins() {
        // Nothing is noted.
    }

    /**
     * Is told that a row is there now, and will probably be asked for next.
     *
     * @param slot its slot
     * @param from holds its lanes
     * @param at where the first of them is
     */
    default void noted(int slot, @Nullable Object[] from, int at) {
        // It is found anyway.
    }
}
