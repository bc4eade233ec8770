package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;

/**
 * The running state of one aggregate of one group. Adding and removing a row leaves no trace (law 6): the result is that of a fresh
 * evaluation over the rows that are in, whatever came and went before. For one thread at a time.
 */
public abstract class Accumulator {

    /**
     * Takes in a row.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     */
    public abstract void add(@Nullable Object[] rows, int at);

    /**
     * Lets go of a row that was taken in, with the same lanes as far as the aggregate reads them.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     */
    public abstract void remove(@Nullable Object[] rows, int at);

    /**
     * What it takes.
     *
     * @return bytes, without the values themselves
     */
    public long bytes() {
        return Bytes.HEADER;
    }

    /**
     * The aggregate over the rows that are in. Asked again before something changed, it costs nothing, and a failure is not told again.
     *
     * @return its value
     */
    public abstract @Nullable Object result();

    /**
     * Whether the result may be another one than it was when it was asked for last.
     *
     * @return false only if it is the same, which not all aggregates can tell
     */
    public boolean mayDiffer() {
        return true;
    }
}
