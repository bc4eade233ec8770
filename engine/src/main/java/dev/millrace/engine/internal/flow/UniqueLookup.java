package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowBlock;

/** Pulls rows of one lane by a key that one of them has at most: also for many rows at once, and as they were before a step. */
abstract class UniqueLookup extends Lookup {

    /**
     * Finds rows for many.
     *
     * @param block the rows that others are wanted for
     * @param found takes for each of them where in {@link #foundRows} its row is, -1 if there is none
     */
    abstract void find(RowBlock block, int[] found);

    /** Whether no row can make it meet a problem (law 5), so that it may ask again at any time, or not at all. */
    abstract boolean isHarmless();

    /** Holds the rows that are found, until the next commit. */
    abstract @Nullable Object[] foundRows();

    /**
     * The row for another.
     *
     * @param rows holds the lanes of the row that another is wanted for; nulls in its key find nothing
     * @param at where its first lane is
     * @return null if there is none
     */
    abstract @Nullable Object one(@Nullable Object[] rows, int at);

    /** The same before the step in progress. O(changes of the step). */
    abstract One before();

    /** Finds the only row for another, as {@link #one} does. */
    @FunctionalInterface
    interface One {
        @Nullable
        Object one(@Nullable Object[] rows, int at);
    }
}
