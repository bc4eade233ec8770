package dev.millrace.engine.internal.flow;

import dev.millrace.engine.internal.store.RowBlock;

/** Takes rows that are pulled from an operator, some at a time. */
@FunctionalInterface
public interface BlockVisitor {

    /**
     * Takes rows.
     *
     * @param block the rows; whoever takes them may drop and move some. Valid during the call
     */
    void rows(RowBlock block);

    /**
     * Drops rows that are not wanted whatever may come to stand behind them, if that can be told. A step asks this before it completes rows,
     * where that cannot meet a problem (law 5).
     *
     * @param block rows of which the first lanes are known
     * @param width how many lanes those are
     */
    default void dropUnwanted(RowBlock block, int width) {
        // All are wanted, as far as is known.
    }
}
