package dev.millrace.engine.internal.store;

import org.jspecify.annotations.Nullable;

/** Rows that can be read by their slots. */
public interface RowSource {

    /** The array that holds the lanes; valid until rows are put. */
    @Nullable
    Object[] lanes();

    /** Where the lanes of the row in a slot start. */
    int at(int slot);
}
