package dev.millrace.engine.internal.aggregate;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A fraction from 0 to 1, exactly as the double that gives it: so many parts of which a power of two make the whole. Finding a place
 * among numbers, and a number between two integers, takes no objects unless the fraction is tiny.
 */
final class Fraction {

    /** More bits than these are left to decimals. */
    private static final int MOST_BITS = 61;

    private static final int FRACTION_BITS = 52;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;

    private final BigDecimal exact;
    private final long parts;
    private final int bits;

    Fraction(double value) {
        this.exact = new BigDecimal(value);
        long mantissa = value == 0 ? 0 : Double.doubleToRawLongBits(value) & FRACTION_MASK | 1L << FRACTION_BITS;
        int point = value == 0 ? 0 : FRACTION_BITS - Math.getExponent(value);
        int zeros = Math.min(point, Long.numberOfTrailingZeros(mantissa));
        this.parts = mantissa >>> zeros;
        this.bits = point - zeros; // below the least normal double there are far too many, whatever the parts
    }

    /** Whether {@link #whole} and {@link #rest} can be asked for. */
    boolean isPlain() {
        return bits <= MOST_BITS;
    }

    BigDecimal exact() {
        return exact;
    }

    /** This times a number, without what is behind the point. */
    int whole(int number) {
        long high = Math.multiplyHigh(parts, number);
        long low = parts * number;
        return (int) (bits == 0 ? low : high << (Long.SIZE - bits) | low >>> bits);
    }

    /** What is behind the point, in parts. */
    long rest(int number) {
        return parts * number & ((1L << bits) - 1);
    }

    /** What some parts are. */
    BigDecimal decimal(long rest) {
        return new BigDecimal(BigInteger.valueOf(rest)).divide(new BigDecimal(BigInteger.ONE.shiftLeft(bits)));
    }

    /** The double nearest to what lies between two integers that are doubles, so many parts above the lower. */
    double between(long from, long to, long rest) {
        long low = from << bits;
        long high = bits == 0 ? from >> (Long.SIZE - 1) : from >> (Long.SIZE - bits);
        long addedLow = (to - from) * rest;
        long sum = low + addedLow;
        int carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return Quotient.nearest(high + Math.multiplyHigh(to - from, rest) + carry, sum, -bits);
    }
}
