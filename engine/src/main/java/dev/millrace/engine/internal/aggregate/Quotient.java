package dev.millrace.engine.internal.aggregate;

/** Doubles from exact numbers, rounded once: to nearest, ties to even, also below the least normal double. */
final class Quotient {

    private static final int FRACTION_BITS = 52;
    /** Bits of a 64-bit window below the 53 that a normal double keeps. */
    private static final int DROPPED_BITS = 11;
    /** The exponent of the least positive double. */
    private static final int MIN_EXPONENT = -1074;
    /** The exponent of the lowest bit of the greatest double. */
    private static final int MAX_EXPONENT = 971;

    private Quotient() {
    }

    /**
     * The double nearest to {@code number * 2^exponent}.
     *
     * @param high the upper half of a number of 128 bits
     * @param low the lower half
     */
    static double nearest(long high, long low, int exponent) {
        return high < 0 ? -nearestOfUnsigned(~high + (low == 0 ? 1 : 0), -low, exponent)
                : nearestOfUnsigned(high, low, exponent);
    }

    private static double nearestOfUnsigned(long high, long low, int exponent) {
        if (high == 0) {
            int zeros = Long.numberOfLeadingZeros(low);
            return low == 0 ? 0 : round(low << zeros, exponent - zeros, false);
        }
        int zeros = Long.numberOfLeadingZeros(high);
        long window = zeros == 0 ? high : high << zeros | low >>> (Long.SIZE - zeros);
        return round(window, exponent + Long.SIZE - zeros, low << zeros != 0);
    }

    /** Rounds {@code window * 2^exponent}, and a bit more if there is a rest; the highest bit of the window is set. */
    static double round(long window, int exponent, boolean rest) {
        int drop = Math.max(DROPPED_BITS, MIN_EXPONENT - exponent);
        if (drop > Long.SIZE) {
            return 0; // below half of the least double
        }
        int lowest = exponent + drop;
        if (lowest > MAX_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        long kept = drop == Long.SIZE ? 0 : window >>> drop;
        long half = 1L << (drop - 1);
        boolean atLeastHalf = (window & half) != 0;
        boolean isOdd = (kept & 1) != 0;
        if (atLeastHalf && (isOdd || rest || (window & (half - 1)) != 0)) {
            kept++;
        }
        // The leading bit of a normal number adds one to the exponent field, and so does a carry out of the fraction.
        return Double.longBitsToDouble(((long) (lowest - MIN_EXPONENT) << FRACTION_BITS) + kept);
    }
}
