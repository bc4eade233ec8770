package dev.millrace.engine.internal.aggregate;

import java.util.Arrays;

/**
 * An exact sum of integers times powers of two, such as doubles and their squares are: some nanoseconds for an addition, and memory
 * that grows with the range of magnitudes seen, from 64 bytes for neighbouring ones.
 */
final class BinarySum {

    /*
     * One long fixed-point number cut into limbs of 32 bits, each in a long of its own, whose upper half takes up the carries and
     * borrows of many additions before they are passed on: see Radford M. Neal, "Fast exact summation using small and large
     * superaccumulators" (2015), and dev.millrace.query.value.DoubleSum. Only the limbs that were ever touched are there; the one
     * at index 0 has number `base`.
     */
    /** Bits of a limb. */
    static final int LIMB_BITS = 32;
    private static final long LIMB_MASK = 0xffff_ffffL;
    /** Limbs an addition touches: 128 bits, shifted by less than 32. */
    private static final int TOUCHED = 5;
    /** The lowest bit there is; squares of doubles have none below 2^-2148. */
    private static final int LOWEST = -2176;
    /** An addition changes a limb by less than 2^33: this many cannot overflow the other 31 bits. */
    private static final int MAX_PENDING = 1 << 29;

    /** So many limbs may say nothing. */
    private static final int MANY_IDLE = 16;

    private static final long[] NONE = {};

    private long[] limbs = NONE;
    private int base;
    private int pending;

    /**
     * Adds {@code (high * 2^64 + low) * 2^exponent}, or subtracts it.
     *
     * @param high the upper bits
     * @param low the lower 64 bits, unsigned
     * @param sign 1 or -1
     */
    void add(long high, long low, int exponent, int sign) {
        int bit = exponent - LOWEST;
        int shift = bit & (LIMB_BITS - 1);
        int index = window(bit / LIMB_BITS);
        addPart(index, low & LIMB_MASK, shift, sign);
        addPart(index + 1, low >>> LIMB_BITS, shift, sign);
        if (high != 0) {
            addPart(index + 2, high & LIMB_MASK, shift, sign);
            addPart(index + 3, high >>> LIMB_BITS, shift, sign);
        }
        if (++pending == MAX_PENDING) {
            carry();
        }
    }

    private void addPart(int index, long part, int shift, int sign) {
        long shifted = part << shift;
        limbs[index] += sign * (shifted & LIMB_MASK);
        limbs[index + 1] += sign * (shifted >>> LIMB_BITS);
    }

    /** The index of a limb by its number, with room for what an addition touches. */
    private int window(int number) {
        int index = number - base;
        if (index >= 0 && index + TOUCHED <= limbs.length) {
            return index;
        }
        int first = limbs.length == 0 ? number : Math.min(base, number);
        int end = Math.max(base + limbs.length, number + TOUCHED);
        long[] wider = new long[end - first];
        System.arraycopy(limbs, 0, wider, limbs.length == 0 ? 0 : base - first, limbs.length);
        limbs = wider;
        base = first;
        return number - first;
    }

    /** Passes the carries on: afterwards all limbs but the highest are in [0, 2^32), and the highest, which has the sign, is an int. */
    void carry() {
        if (limbs.length == 0) {
            return;
        }
        long carry = 0;
        for (int i = 0; i < limbs.length; i++) {
            long limb = limbs[i] + carry;
            limbs[i] = limb & LIMB_MASK;
            carry = limb >> LIMB_BITS;
        }
        int top = limbs.length - 1;
        if (carry == (int) limbs[top] >> 31) {
            limbs[top] = (int) limbs[top];
        } else {
            limbs = Arrays.copyOf(limbs, limbs.length + 1);
            limbs[top + 1] = carry;
        }
        pending = 0;
        trim();
    }

    /** Gives up limbs that say nothing any more, when they are many: those of a great value that has left would cost each later result. */
    private void trim() {
        int end = limbs.length;
        while (end > TOUCHED && (int) limbs[end - 1] == (int) limbs[end - 2] >> 31) { // the one below has the sign as well
            end--;
        }
        int first = 0;
        while (first < end - TOUCHED && limbs[first] == 0) {
            first++;
        }
        int left = end - first;
        if (limbs.length - left >= MANY_IDLE) {
            limbs = Arrays.copyOfRange(limbs, first, end);
            limbs[left - 1] = (int) limbs[left - 1];
            base += first;
        }
    }

    /** Forgets all. */
    void clear() {
        limbs = NONE;
        base = 0;
        pending = 0;
    }

    /** The number of limbs. */
    int limbs() {
        return limbs.length;
    }

    /** A limb of the sum after a {@link #carry}, from 0 for the lowest; only the highest may be negative. */
    long limb(int number) {
        return limbs[number];
    }

    /** The sum is that of its limbs as one long number, times two to the power of 32 times this. */
    int base() {
        return base + LOWEST / LIMB_BITS;
    }
}
