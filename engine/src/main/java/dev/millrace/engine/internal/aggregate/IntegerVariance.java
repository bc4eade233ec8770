package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

/** The variance of integers, or its root, from their exact sum and that of their squares, rounded once. O(1), 72 bytes. */
final class IntegerVariance extends Computed {

    /** Up to here all integers are doubles, and the quotient of two doubles is rounded once. */
    private static final long EXACT_DOUBLE = 1L << 53;
    private static final int LIMB_BITS = 32;
    private static final long LIMB_MASK = 0xffff_ffffL;
    /** Limbs of the sum. */
    private static final int LIMBS = 4;

    private final Shared shared;
    private final Dividend dividend;
    private int count;
    private long sumHigh;
    private long sumLow;
    /** Above the 128 bits of the squares: so many squares as there can be fill 157. */
    private int squaresTop;
    private long squaresHigh;
    private long squaresLow;

    IntegerVariance(Shared shared, Dividend dividend) {
        this.shared = shared;
        this.dividend = dividend;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        if (shared.readInteger(rows, at)) {
            add(shared.integer());
        }
    }

    private void add(long value) {
        changed();
        count++;
        sumLow += value;
        sumHigh += (value >> 63) + (isBelow(sumLow, value) ? 1 : 0);
        long low = value * value;
        squaresLow += low;
        long high = Math.multiplyHigh(value, value) + (isBelow(squaresLow, low) ? 1 : 0);
        squaresHigh += high;
        squaresTop += isBelow(squaresHigh, high) ? 1 : 0;
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        if (shared.readInteger(rows, at)) {
            remove(shared.integer());
        }
    }

    private void remove(long value) {
        changed();
        count--;
        sumHigh -= (value >> 63) + (isBelow(sumLow, value) ? 1 : 0);
        sumLow -= value;
        long low = value * value;
        long high = Math.multiplyHigh(value, value) + (isBelow(squaresLow, low) ? 1 : 0);
        squaresLow -= low;
        squaresTop -= isBelow(squaresHigh, high) ? 1 : 0;
        squaresHigh -= high;
    }

    private static boolean isBelow(long a, long b) {
        return Long.compareUnsigned(a, b) < 0;
    }

    @Override
    @Nullable
    Object compute() {
        Spread spread = Spread.of(shared.function());
        if (count < spread.fewest()) {
            return null;
        }
        double variance = isSmall() ? smallVariance(spread) : largeVariance(spread);
        return spread.isRoot() ? Math.sqrt(variance) : variance;
    }

    /** Whether all that is computed of the sums is exact in doubles. */
    private boolean isSmall() {
        return squaresTop == 0 && squaresHigh == 0 && squaresLow >= 0 && squaresLow <= EXACT_DOUBLE
                && Math.multiplyHigh(squaresLow, count) == 0 && squaresLow * count >= 0
                && squaresLow * count <= EXACT_DOUBLE && (long) count * count <= EXACT_DOUBLE;
    }

    // The square of the sum is at most the sum of the squares times their number.
    private double smallVariance(Spread spread) {
        return (double) (squaresLow * count - sumLow * sumLow) / (double) ((long) count * spread.divisor(count));
    }

    private double largeVariance(Spread spread) {
        dividend.begin(2 * LIMBS);
        for (int i = 0; i <= LIMBS; i++) {
            dividend.add(i, i == LIMBS ? squaresTop : limb(squaresHigh, squaresLow, i), count, 1);
        }
        for (int i = 0; i < LIMBS; i++) {
            for (int j = 0; j < LIMBS; j++) {
                dividend.add(i + j, limbOfSum(i), limbOfSum(j), -1);
            }
        }
        return dividend.divided((long) count * spread.divisor(count), 0);
    }

    /** A limb of the sum; the highest has its sign. */
    private long limbOfSum(int number) {
        return number == LIMBS - 1 ? sumHigh >> LIMB_BITS : limb(sumHigh, sumLow, number);
    }

    private static long limb(long high, long low, int number) {
        long half = number < 2 ? low : high;
        return number % 2 == 0 ? half & LIMB_MASK : half >>> LIMB_BITS;
    }
}
