package dev.millrace.query.value;

import java.math.BigInteger;

/** Doubles from exact integers of any length, rounded once: to nearest, ties to even, as IEEE 754 does. */
final class ExactRounding {
    private static final long LIMB_MASK = 0xffff_ffffL;
    private static final int LIMB_BITS = 32;
    private static final int FRACTION_BITS = 52;
    /** Bits of a 64-bit window below the 53 that a normal double keeps. */
    private static final int DROPPED_BITS = 11;
    /** The exponent of the smallest positive double. */
    static final int MIN_EXPONENT = -1074;
    /** The exponent of the lowest bit of the greatest double. */
    private static final int MAX_EXPONENT = 971;

    private ExactRounding() {}

    /**
     * The double nearest to {@code limbs * 2^exponent / divisor}.
     *
     * @param limbs an unsigned integer, 32 bits in each element, the lowest first
     * @param divisor at least 1
     */
    static double quotient(long[] limbs, int exponent, long divisor) {
        int top = limbs.length - 1;
        while (top >= 0 && limbs[top] == 0) {
            top--;
        }
        if (top < 0) {
            return 0;
        }
        return divisor <= Integer.MAX_VALUE
                ? shortDivision(limbs, top, exponent, divisor)
                : longDivision(limbs, top, exponent, divisor);
    }

    /** Divides limb by limb until there are three of the quotient, at least 65 bits; what is left only breaks ties. */
    private static double shortDivision(long[] limbs, int top, int exponent, long divisor) {
        int position = limbs[top] < divisor ? top - 1 : top;
        long remainder = position == top ? 0 : limbs[top];
        long high = 0;
        long middle = 0;
        long low = 0;
        for (int i = 0; i < 3; i++) {
            long dividend = remainder << LIMB_BITS | limb(limbs, position - i);
            high = middle;
            middle = low;
            low = dividend / divisor;
            remainder = dividend % divisor;
        }
        int length = Long.SIZE - Long.numberOfLeadingZeros(high);
        long window = high << (Long.SIZE - length) | middle << (LIMB_BITS - length) | low >>> length;
        boolean rest = remainder != 0 || (low & ((1L << length) - 1)) != 0 || anyBelow(limbs, position - 2);
        return round(window, LIMB_BITS * position + length - Long.SIZE + exponent, rest);
    }

    private static long limb(long[] limbs, int index) {
        return index < 0 ? 0 : limbs[index];
    }

    private static boolean anyBelow(long[] limbs, int end) {
        for (int i = 0; i < end; i++) {
            if (limbs[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** For divisors that no collection in memory has; by big integers. */
    private static double longDivision(long[] limbs, int top, int exponent, long divisor) {
        BigInteger dividend = BigInteger.ZERO;
        for (int i = top; i >= 0; i--) {
            dividend = dividend.shiftLeft(LIMB_BITS).or(BigInteger.valueOf(limbs[i]));
        }
        int shift = Math.max(0, 2 * Long.SIZE + 2 - dividend.bitLength());
        BigInteger[] parts = dividend.shiftLeft(shift).divideAndRemainder(BigInteger.valueOf(divisor));
        int below = parts[0].bitLength() - Long.SIZE;
        boolean rest = parts[1].signum() != 0 || parts[0].getLowestSetBit() < below;
        return round(parts[0].shiftRight(below).longValue(), below - shift + exponent, rest);
    }

    /**
     * Rounds {@code window * 2^exponent}, and a bit more if there is a rest.
     *
     * @param window an unsigned integer whose highest bit is set
     */
    private static double round(long window, int exponent, boolean rest) {
        int drop = Math.max(DROPPED_BITS, MIN_EXPONENT - exponent);
        if (drop > Long.SIZE) {
            return 0; // below half of the smallest double
        }
        int lowest = exponent + drop;
        if (lowest > MAX_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        long kept = drop == Long.SIZE ? 0 : window >>> drop;
        long half = 1L << (drop - 1);
        boolean atLeastHalf = (window & half) != 0;
        boolean odd = (kept & 1) != 0;
        if (atLeastHalf && (odd || rest || (window & (half - 1)) != 0)) {
            kept++;
        }
        // The leading bit of a normal number adds one to the exponent field, and so does a carry out of the fraction.
        return Double.longBitsToDouble(((long) (lowest - MIN_EXPONENT) << FRACTION_BITS) + kept);
    }

    static long lowLimb(long value) {
        return value & LIMB_MASK;
    }

    static long highLimb(long value) {
        return value >>> LIMB_BITS;
    }
}
