package dev.millrace.collections;

import java.util.Arrays;

/**
 * How long some of the recent commits took: the first ones, and of the others one in sixteen, for to read the clock twice takes as
 * long as a tenth of a small commit. Which ones is as good as drawn, so that no rhythm of the commits is in step with it. Confined
 * to the store's lock.
 */
final class CommitTimes {

    /** So many commits are timed one and all. */
    static final int FIRST = 64;

    private static final int RECENT = 4096;
    private static final int GOLDEN = 0x9E3779B9;
    private static final int SIXTEENTH = Integer.SIZE - 4;
    private static final double NANOS_A_MICRO = 1_000.0;

    private final long[] nanos = new long[RECENT];
    private long count;
    private int commits;

    /** Counts a commit that begins, and tells whether it is to be timed. */
    boolean isNextTimed() {
        commits++;
        return count < FIRST || commits * GOLDEN >>> SIXTEENTH == 0;
    }

    void record(long duration) {
        nanos[(int) (count++ % RECENT)] = duration;
    }

    /** How long each of those commits took, in no order. */
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
