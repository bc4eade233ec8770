package dev.millrace.engine.internal.aggregate;

import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** The variance of integers, or its root, from their exact sum and that of their squares, rounded once. O(1), 64 bytes. */
final class IntegerVariance extends Computed {

    /** Up to here all integers are doubles, and the quotient of two doubles is rounded once. */
    private static final long EXACT_DOUBLE = 1L << 53;
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    private final Shared shared;
    private int count;
    private long sumHigh;
    private long sumLow;
    /** Above the 128 bits of the squares: so many squares as there can be fill 157. */
    private int squaresTop;
    private long squaresHigh;
    private long squaresLow;

    IntegerVariance(Shared shared) {
        this.shared = shared;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        Scalar operand = shared.operand();
        if (operand.isLong()) {
            add(operand.evalLong(rows, at));
        } else if (operand.eval(rows, at) instanceof Number value) {
            add(value.longValue());
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
        Scalar operand = shared.operand();
        if (operand.isLong()) {
            remove(operand.evalLong(rows, at));
        } else if (operand.eval(rows, at) instanceof Number value) {
            remove(value.longValue());
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
        BigInteger sum = BigInteger.valueOf(sumHigh).shiftLeft(Long.SIZE).add(unsigned(sumLow));
        BigInteger squares = BigInteger.valueOf(squaresTop).shiftLeft(Long.SIZE).add(unsigned(squaresHigh))
                .shiftLeft(Long.SIZE).add(unsigned(squaresLow));
        return Quotient.nearest(squares.multiply(BigInteger.valueOf(count)).subtract(sum.multiply(sum)),
                BigInteger.valueOf((long) count * spread.divisor(count)), 0);
    }

    private static BigInteger unsigned(long value) {
        BigInteger signed = BigInteger.valueOf(value);
        return value < 0 ? signed.add(TWO_TO_64) : signed;
    }
}
