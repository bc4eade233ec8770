package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

/** Takes rows that are pulled from an operator. */
@FunctionalInterface
public interface RowVisitor {

    /**
     * Takes a row.
     *
     * @param slot its slot
     * @param rows holds its lanes; valid during the call
     * @param at where its first lane is
     */
    void row(int slot, @Nullable Object[] rows, int at);
}
