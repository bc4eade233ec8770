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

    /** The given part of the recent commits, from 0 to 1, took at most so many microseconds. */
    double micros(double part) {
        int known = (int) Math.min(count, RECENT);
        if (known == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(known - 1L, (long) Math.floor(part * known))] / NANOS_A_MICRO;
    }
}
