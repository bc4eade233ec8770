package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

/** Reads lanes that hold a row for certain. */
final class Lanes {

    private Lanes() {
    }

    static Object row(@Nullable Object[] rows, int at) {
        Object row = rows[at];
        if (row == null) {
            throw new IllegalStateException("lane " + at + " holds no row");
        }
        return row;
    }
}
