package dev.millrace.engine.internal.store;

import java.util.Arrays;

/** Sorts unsigned longs by their high bits, those with equal ones staying in order if their low bits are in it. */
final class PackedLongs {

    private static final int DIGIT = 11;
    /** Below this many, counting digits costs more than comparing. */
    private static final int MANY = 4096;

    private PackedLongs() {
    }

    /**
     * Sorts a range.
     *
     * @param values the longs
     * @param spare as long as they are
     * @param from where the range begins
     * @param to where it ends
     * @param lowBits how many low bits rise with the place already
     */
    static void sort(long[] values, long[] spare, int from, int to, int lowBits) {
        if (to - from >= MANY) {
            sortByDigits(values, spare, from, to, lowBits);
            return;
        }
        flip(values, from, to);
        Arrays.sort(values, from, to);
        flip(values, from, to);
    }

    private static void flip(long[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] ^= Long.MIN_VALUE;
        }
    }

    private static void sortByDigits(long[] values, long[] spare, int from, int to, int lowBits) {
        long[] source = values;
        long[] target = spare;
        int[] ends = new int[1 << DIGIT];
        for (int shift = lowBits; shift < Long.SIZE; shift += DIGIT) {
            Arrays.fill(ends, 0);
            for (int i = from; i < to; i++) {
                ends[digit(source[i], shift)]++;
            }
            if (ends[digit(source[from], shift)] == to - from) {
                continue;
            }
            int end = from;
            for (int i = 0; i < ends.length; i++) {
                int count = ends[i];
                ends[i] = end;
                end += count;
            }
            for (int i = from; i < to; i++) {
                target[ends[digit(source[i], shift)]++] = source[i];
            }
            long[] swapped = source;
            source = target;
            target = swapped;
        }
        if (source != values) {
            System.arraycopy(source, from, values, from, to - from);
        }
    }

    private static int digit(long value, int shift) {
        return (int) (value >>> shift) & (1 << DIGIT) - 1;
    }
}
