package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

/** Takes rows of one operator and hands on those of the one above. */
abstract class Through implements RowVisitor {

    private RowVisitor visitor = (slot, rows, at) -> {
        throw new IllegalStateException("nobody takes the row in slot " + slot);
    };

    /** The same, for somebody. */
    final Through to(RowVisitor taking) {
        visitor = taking;
        return this;
    }

    /** Hands a row on. */
    final void give(int slot, @Nullable Object[] rows, int at) {
        visitor.row(slot, rows, at);
    }
}
