package dev.millrace.query.value;

import java.math.BigInteger;

/**
 * An exact sum of {@code long} values, kept in 128 bits: whatever was added and removed again leaves no trace.
 *
 * <p>The sum of fewer than 2<sup>63</sup> values always fits. Adding and removing cost a few instructions and
 * allocate nothing. Not thread-safe.
 *
 * @since 0.1
 */
public final class IntegerSum {
    /** Up to here all integers are doubles, and the quotient of two doubles is rounded once. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private long high;
    private long low;

    /** Makes the sum of no values, 0. */
    public IntegerSum() {}

    /**
     * Adds a value.
     *
     * @param value the value
     */
    public void add(long value) {
        long sum = low + value;
        high += (value >> 63) + carry(sum, value);
        low = sum;
    }

    /**
     * Removes a value that was added.
     *
     * @param value the value
     */
    public void remove(long value) {
        long difference = low - value;
        high -= (value >> 63) + carry(low, value);
        low = difference;
    }

    /** 1 if the unsigned sum of something and the value overflowed. */
    private static long carry(long sum, long value) {
        return Long.compareUnsigned(sum, value) < 0 ? 1 : 0;
    }

    /**
     * Tells whether the sum is 0.
     *
     * @return whether it is
     */
    public boolean isZero() {
        return (high | low) == 0;
    }

    /**
     * Tells whether the sum is in the range of a {@code long}.
     *
     * @return whether it is
     */
    public boolean fitsLong() {
        return high == low >> 63;
    }

    /**
     * Gives the sum as a {@code long}.
     *
     * @return the sum
     * @throws ArithmeticException if it is not in the range of a {@code long}
     */
    public long longValue() {
        if (!fitsLong()) {
            throw new ArithmeticException("The sum of integers is " + toBigInteger() + ", which does not fit a long ("
                    + Long.MIN_VALUE + " to " + Long.MAX_VALUE
                    + "): sum a decimal or floating-point expression instead");
        }
        return low;
    }

    /**
     * Gives the sum whatever its size.
     *
     * @return the sum
     */
    public BigInteger toBigInteger() {
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE)
                .or(BigInteger.valueOf(low).and(BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE)));
    }

    /**
     * Gives the average, rounded once from the exact sum, to nearest, ties to even.
     *
     * @param count the number of values, at least 1
     * @return the double nearest to the sum divided by the count
     * @throws IllegalArgumentException if the count is not positive
     */
    public double average(long count) {
        requirePositive(count);
        if (fitsLong() && low <= EXACT_DOUBLE && low >= -EXACT_DOUBLE && count <= EXACT_DOUBLE) {
            return (double) low / count;
        }
        boolean negative = high < 0;
        long lowMagnitude = negative ? -low : low;
        long highMagnitude = negative ? ~high + (low == 0 ? 1 : 0) : high;
        long[] limbs = {
            ExactRounding.lowLimb(lowMagnitude), ExactRounding.highLimb(lowMagnitude),
            ExactRounding.lowLimb(highMagnitude), ExactRounding.highLimb(highMagnitude)
        };
        double magnitude = ExactRounding.quotient(limbs, 0, count);
        return negative ? -magnitude : magnitude;
    }

    static void requirePositive(long count) {
        if (count <= 0) {
            throw new IllegalArgumentException(
                    "The average of " + count + " values was asked for: there is one of 1 value and more only");
        }
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
