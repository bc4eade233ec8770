package dev.millrace.engine.internal.aggregate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/**
 * The variance of decimals and of numbers of mixed types, or its root, in 34 digits. Null, and a failure, where the numbers need too
 * many digits beside each other, or one is NaN or infinite.
 *
 * <p>Exact sums are kept for each scale apart and brought together when the result is asked for: numbers too far apart to be written
 * beside each other cost nothing but that, and leave no trace. A change is O(log of the scales), a result O(the scales), of which
 * there are few.
 */
final class DecimalVariance extends Computed {

    private final Shared shared;
    private final TreeMap<Integer, Sums> byScale = new TreeMap<>();
    /** How many numbers have so many digits before the point. */
    private final TreeMap<Long, Integer> wholeDigits = new TreeMap<>();
    private int count;
    private int notFinite;

    /** What numbers of one scale amount to, without their points. */
    private static final class Sums {
        private BigInteger sum = BigInteger.ZERO;
        private BigInteger squares = BigInteger.ZERO;
        private int count;
    }

    DecimalVariance(Shared shared) {
        this.shared = shared;
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
        if (!(shared.operand().eval(rows, at) instanceof Number value)) {
            return;
        }
        changed();
        count += change;
        BigDecimal decimal = ExactDecimals.of(value);
        if (decimal == null) {
            notFinite += change;
            return;
        }
        wholeDigits.merge(ExactDecimals.wholeDigits(decimal), change,
                (before, by) -> before + by == 0 ? null : before + by);
        Sums sums = byScale.computeIfAbsent(decimal.scale(), first -> new Sums());
        sums.count += change;
        if (sums.count == 0) {
            byScale.remove(decimal.scale());
        } else if (decimal.precision() <= ExactDecimals.MOST_DIGITS) { // else nothing comes of them while it is in
            BigInteger unscaled = decimal.unscaledValue();
            BigInteger square = unscaled.multiply(unscaled);
            sums.sum = change > 0 ? sums.sum.add(unscaled) : sums.sum.subtract(unscaled);
            sums.squares = change > 0 ? sums.squares.add(square) : sums.squares.subtract(square);
        }
    }

    @Override
    @Nullable
    Object compute() {
        Spread spread = Spread.of(shared.function());
        if (count == 0) {
            return null;
        } else if (notFinite > 0) {
            return shared.failed(notFinite + " of " + count + " numbers are NaN or infinite, which no decimal is");
        }
        long digits = wholeDigits.lastKey() + byScale.lastKey();
        if (digits > ExactDecimals.MOST_DIGITS) {
            return shared.failed("The numbers need " + digits + " digits beside each other; at most "
                    + ExactDecimals.MOST_DIGITS + " are kept: round them first");
        } else if (count < spread.fewest()) {
            return null;
        }
        try {
            BigDecimal variance = variance(spread);
            return spread.isRoot() ? Values.canonical(variance.sqrt(MathContext.DECIMAL128)) : variance;
        } catch (ArithmeticException beyondAllExponents) {
            return shared.failed(beyondAllExponents);
        }
    }

    private BigDecimal variance(Spread spread) {
        int finest = byScale.lastKey();
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (Map.Entry<Integer, Sums> of : byScale.entrySet()) {
            BigInteger unit = BigInteger.TEN.pow(finest - of.getKey());
            sum = sum.add(of.getValue().sum.multiply(unit));
            squares = squares.add(of.getValue().squares.multiply(unit).multiply(unit));
        }
        BigInteger dividend = squares.multiply(BigInteger.valueOf(count)).subtract(sum.multiply(sum));
        BigDecimal quotient = new BigDecimal(dividend, Math.multiplyExact(2, finest))
                .divide(BigDecimal.valueOf((long) count * spread.divisor(count)), MathContext.DECIMAL128);
        return Values.canonical(quotient);
    }
}
