package dev.millrace.collections;

import java.util.Arrays;

/** How long the recent commits took. Confined to the store's lock. */
final class CommitTimes {

    private static final int RECENT = 4096;
    private static final double NANOS_A_MICRO = 1_000.0;

    private final long[] nanos = new long[RECENT];
    private long count;

    void record(long duration) {
        nanos[(int) (count++ % RECENT)] = duration;
    }

    /** How long each of the recent commits took, in no order. */
    long[] recent() {
        return Arrays.copyOf(nanos, (int) Math.min(count, RECENT));
    }

    /**
     * The given parts of some commits took at most so many microseconds each. Confined to nothing.
     *
     * @param nanos how long each took; sorted by this
     * @param part from 0 to 1
     */
    static double micros(long[] nanos, double part) {
        if (nanos.length == 0) {
            return 0;
        }
        Arrays.sort(nanos);
        return nanos[(int) Math.min(nanos.length - 1L, (long) Math.floor(part * nanos.length))] / NANOS_A_MICRO;
    }
}
