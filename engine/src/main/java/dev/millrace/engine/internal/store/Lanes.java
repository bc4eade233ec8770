package dev.millrace.engine.internal.store;

import org.jspecify.annotations.Nullable;

/** Copies the lanes of rows: most rows have one to three, and a loop over so few is faster than a copy of arrays. */
public final class Lanes {

    private static final int FEW = 4;

    private Lanes() {
    }

    /**
     * Copies lanes.
     *
     * @param from holds them
     * @param at where the first is
     * @param to takes them
     * @param place where the first is to be
     * @param width how many there are
     */
    public static void copy(@Nullable Object[] from, int at, @Nullable Object[] to, int place, int width) {
        if (width > FEW) {
            System.arraycopy(from, at, to, place, width);
            return;
        }
        for (int lane = 0; lane < width; lane++) {
            to[place + lane] = from[at + lane];
        }
    }
}
