package dev.millrace.query.value;

import java.util.Arrays;

/**
 * An exact sum of {@code double} values, rounded once when it is read: whatever was added and removed again leaves no
 * trace, and the order of additions does not matter.
 *
 * <p>NaN and the two infinities are counted apart, so that removing them brings the finite sum back. An operation
 * costs some nanoseconds; the memory grows with the range of magnitudes seen, from 24 bytes for neighbouring ones to
 * some 550 bytes. Not thread-safe, readers included: reading passes carries on.
 *
 * @since 0.1
 */
public final class DoubleSum {
    /*
     * A superaccumulator: one long fixed-point number over the range of doubles (bit 0 weighs 2^-1074), cut into
     * limbs of 32 bits, each in a long of its own. The upper half of the long takes up the carries and borrows of
     * many additions before they are passed on: see Radford M. Neal, "Fast exact summation using small and large
     * superaccumulators" (2015). Only the window of limbs that was ever touched is there; the limb at index 0 has
     * number `base`.
     */
    private static final int LIMB_BITS = 32;
    private static final long LIMB_MASK = 0xffff_ffffL;
    private static final int FRACTION_BITS = 52;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
    private static final int EXPONENT_MASK = 0x7ff;
    /** An addition changes a limb by less than 2^33: this many cannot overflow the other 31 bits. */
    static final int MAX_PENDING = 1 << 29;

    private static final long[] NONE = {};

    long[] limbs = NONE;
    private int base;
    int pending;
    private long nans;
    private long positiveInfinities;
    private long negativeInfinities;

    /** Makes the sum of no values, 0.0. */
    public DoubleSum() {}

    /**
     * Adds a value.
     *
     * @param value the value
     */
    public void add(double value) {
        if (Double.isFinite(value)) {
            accumulate(value);
        } else {
            count(value, 1);
        }
    }

    /**
     * Removes a value that was added.
     *
     * @param value the value
     */
    public void remove(double value) {
        if (Double.isFinite(value)) {
            accumulate(-value);
        } else {
            count(value, -1);
        }
    }

    private void count(double value, int change) {
        if (Double.isNaN(value)) {
            nans += change;
        } else if (value > 0) {
            positiveInfinities += change;
        } else {
            negativeInfinities += change;
        }
    }

    private void accumulate(double value) {
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & FRACTION_MASK;
        int field = (int) (bits >>> FRACTION_BITS) & EXPONENT_MASK;
        if (field != 0) {
            fraction |= 1L << FRACTION_BITS;
            field--;
        } else if (fraction == 0) {
            return;
        }
        int index = window(field / LIMB_BITS);
        int shift = field % LIMB_BITS;
        long low = (fraction & LIMB_MASK) << shift;
        long high = (fraction >>> LIMB_BITS) << shift;
        long sign = bits >> 63;
        limbs[index] += signed(low & LIMB_MASK, sign);
        limbs[index + 1] += signed((low >>> LIMB_BITS) + (high & LIMB_MASK), sign);
        limbs[index + 2] += signed(high >>> LIMB_BITS, sign);
        if (++pending == MAX_PENDING) {
            carry();
        }
    }

    private static long signed(long magnitude, long sign) {
        return (magnitude ^ sign) - sign;
    }

    /** The index of a limb by its number, with room for it and the next two. */
    private int window(int number) {
        int index = number - base;
        if (index >= 0 && index + 2 < limbs.length) {
            return index;
        }
        int first = limbs.length == 0 ? number : Math.min(base, number);
        int end = Math.max(base + limbs.length, number + 3);
        long[] wider = new long[end - first];
        System.arraycopy(limbs, 0, wider, limbs.length == 0 ? 0 : base - first, limbs.length);
        limbs = wider;
        base = first;
        return number - first;
    }

    /**
     * Passes the carries on. After that all limbs but the highest are in [0, 2^32); the highest, in [-2^31, 2^31), has
     * the sign.
     */
    private void carry() {
        long carry = 0;
        for (int i = 0; i < limbs.length; i++) {
            long limb = limbs[i] + carry;
            limbs[i] = limb & LIMB_MASK;
            carry = limb >> LIMB_BITS;
        }
        int top = limbs.length - 1;
        boolean fits = carry == (int) limbs[top] >> 31;
        if (fits) {
            limbs[top] = (int) limbs[top];
        } else {
            limbs = Arrays.copyOf(limbs, limbs.length + 1);
            limbs[top + 1] = carry;
        }
        pending = 0;
    }

    /**
     * Gives the sum, rounded once: to nearest, ties to even.
     *
     * @return NaN if a NaN or infinities of both signs are among the values; else an infinity that is; else the
     *     double nearest to the exact sum, which is an infinity if that is beyond the greatest double, and 0.0 if it
     *     is zero
     */
    public double sum() {
        return divided(1);
    }

    /**
     * Gives the average, rounded once from the exact sum: to nearest, ties to even.
     *
     * @param count the number of values, at least 1
     * @return the double nearest to the exact sum divided by the count; NaN and the infinities as in {@link #sum}
     * @throws IllegalArgumentException if the count is not positive
     */
    public double average(long count) {
        IntegerSum.requirePositive(count);
        return divided(count);
    }

    private double divided(long divisor) {
        if ((nans | positiveInfinities | negativeInfinities) != 0) {
            return nonFinite();
        }
        if (limbs.length == 0) {
            return 0;
        }
        carry();
        boolean negative = limbs[limbs.length - 1] < 0;
        long[] magnitude = negative ? negated() : limbs;
        double quotient = ExactRounding.quotient(magnitude, LIMB_BITS * base + ExactRounding.MIN_EXPONENT, divisor);
        return negative ? -quotient : quotient;
    }

    private double nonFinite() {
        if (nans < 0 || positiveInfinities < 0 || negativeInfinities < 0) {
            throw new IllegalStateException("More values were removed from a sum than added: NaN " + nans
                    + ", Infinity "
                    + positiveInfinities + ", -Infinity " + negativeInfinities + ". Remove only what was added.");
        }
        if (nans != 0 || (positiveInfinities != 0 && negativeInfinities != 0)) {
            return Double.NaN;
        }
        return positiveInfinities != 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private long[] negated() {
        long[] magnitude = new long[limbs.length];
        long borrow = 0;
        for (int i = 0; i < limbs.length; i++) {
            long limb = borrow - limbs[i];
            magnitude[i] = limb & LIMB_MASK;
            borrow = limb >> LIMB_BITS;
        }
        return magnitude;
    }

    @Override
    public String toString() {
        return Double.toString(sum());
    }
}
