package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/**
 * The variance of floating-point numbers, or its root, from their exact sum and that of their squares, rounded once; NaN and the
 * infinities are counted apart. O(1) a change,
 * a result O(m²) for numbers of m times 32 bits from the greatest to the last bit of the least; 200 bytes and more where that is much.
 */
final class FloatingVariance extends Computed {

    private static final int FRACTION_BITS = 52;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
    private static final int EXPONENT_MASK = 0x7ff;
    /** Weight of the lowest bit of a double with the exponent field 0, less one. */
    private static final int EXPONENT_BIAS = 1075;

    private final Shared shared;
    private final Dividend dividend;
    private final BinarySum sum = new BinarySum();
    private final BinarySum squares = new BinarySum();
    private int count;
    private int notFinite;

    FloatingVariance(Shared shared, Dividend dividend) {
        this.shared = shared;
        this.dividend = dividend;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        change(rows, at, 1);
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        change(rows, at, -1);
    }

    private void change(@Nullable Object[] rows, int at, int change) {
        Scalar operand = shared.operand();
        if (operand.isDouble()) {
            change(operand.evalDouble(rows, at), change);
        } else if (operand.eval(rows, at) instanceof Number value) {
            change(value.doubleValue(), change);
        }
    }

    private void change(double value, int change) {
        changed();
        count += change;
        if (Double.isFinite(value)) {
            sum(value, change);
        } else {
            notFinite += change;
        }
        if (count == 0) {
            sum.clear();
            squares.clear();
        }
    }

    private void sum(double value, int sign) {
        long bits = Double.doubleToRawLongBits(value);
        int field = (int) (bits >>> FRACTION_BITS) & EXPONENT_MASK;
        long fraction = bits & FRACTION_MASK;
        long mantissa = field == 0 ? fraction << 1 : fraction | 1L << FRACTION_BITS;
        if (mantissa == 0) {
            return;
        }
        int zeros = Long.numberOfTrailingZeros(mantissa);
        mantissa >>>= zeros;
        int exponent = field - EXPONENT_BIAS + zeros;
        sum.add(0, mantissa, exponent, bits < 0 ? -sign : sign);
        squares.add(Math.multiplyHigh(mantissa, mantissa), mantissa * mantissa, 2 * exponent, sign);
    }

    @Override
    @Nullable
    Object compute() {
        Spread spread = Spread.of(shared.function());
        if (count < spread.fewest()) {
            return null;
        } else if (notFinite > 0) {
            return Double.NaN;
        }
        double variance = variance(spread);
        return spread.isRoot() ? Math.sqrt(variance) : variance;
    }

    private double variance(Spread spread) {
        sum.carry();
        squares.carry();
        if (squares.limbs() == 0) {
            return 0;
        }
        int base = Math.min(squares.base(), 2 * sum.base());
        int end = Math.max(squares.base() + squares.limbs(), 2 * (sum.base() + sum.limbs()));
        dividend.begin(end - base);
        for (int i = 0; i < squares.limbs(); i++) {
            dividend.add(squares.base() + i - base, squares.limb(i), count, 1);
        }
        for (int i = 0; i < sum.limbs(); i++) {
            for (int j = 0; j < sum.limbs(); j++) {
                dividend.add(2 * sum.base() + i + j - base, sum.limb(i), sum.limb(j), -1);
            }
        }
        return dividend.divided((long) count * spread.divisor(count), base * BinarySum.LIMB_BITS);
    }
}
