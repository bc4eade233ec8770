package dev.millrace.engine.internal.aggregate;

import java.math.BigDecimal;
import java.math.MathContext;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.value.Values;

/**
 * The value below which a fraction of the values lie, between two of them in proportion: all values in order, with positions. O(log
 * n), also for the result. Null, and a failure, where two decimals need too many digits beside each other.
 */
final class Percentile extends Computed {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** Up to here all integers are doubles. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private final Shared shared;
    private final Fraction fraction;
    private final RankedNumbers values;

    Percentile(Shared shared, Fraction fraction, @Nullable NumberCode code) {
        this.shared = shared;
        this.fraction = fraction;
        this.values = RankedNumbers.of(shared, code);
    }

    static AccumulatorFactory factory(Shared shared) {
        Fraction fraction = new Fraction(
                shared.is(AggregateFunction.MEDIAN) || !(shared.constant() instanceof Double given) ? 0.5 : given);
        NumberCode code = NumberCode.of(shared);
        return () -> new Percentile(shared, fraction, code);
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        if (values.add(rows, at)) {
            changed();
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + values.bytes();
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        if (values.remove(rows, at)) {
            changed();
        }
    }

    @Override
    @Nullable
    Object compute() {
        if (values.size() == 0) {
            return null;
        }
        if (fraction.isPlain()) {
            return atPlainPlace(values.size() - 1);
        }
        BigDecimal place = fraction.exact().multiply(BigDecimal.valueOf(values.size() - 1L));
        int below = place.intValue();
        BigDecimal rest = place.subtract(BigDecimal.valueOf(below));
        Number low = values.get(below);
        return rest.signum() == 0 ? between(low, low, rest) : between(low, values.get(below + 1), rest);
    }

    private @Nullable Object atPlainPlace(int last) {
        int below = fraction.whole(last);
        long rest = fraction.rest(last);
        int above = rest == 0 ? below : below + 1;
        boolean isDecimal = shared.node().type() == BigDecimal.class;
        if (!isDecimal && values.areIntegral()) {
            long low = values.getLong(below);
            long high = values.getLong(above);
            if (isSmall(low) && isSmall(high)) {
                return fraction.between(low, high, rest) + 0.0;
            }
        }
        Number low = values.get(below);
        Number high = values.get(above);
        return !isDecimal && rest != 0 && isSmallInteger(low) && isSmallInteger(high)
                ? (Object) (fraction.between(low.longValue(), high.longValue(), rest) + 0.0)
                : between(low, high, rest == 0 ? BigDecimal.ZERO : fraction.decimal(rest));
    }

    private static boolean isSmall(long number) {
        return number >= -EXACT_DOUBLE && number <= EXACT_DOUBLE;
    }

    private static boolean isSmallInteger(Number value) {
        return (value instanceof Long || value instanceof Integer) && isSmall(value.longValue());
    }

    private @Nullable Object between(Number low, Number high, BigDecimal rest) {
        boolean isDecimal = shared.node().type() == BigDecimal.class;
        if (!isDecimal && rest.signum() == 0) {
            return low.doubleValue() + 0.0;
        } else if (!isDecimal && rest.compareTo(HALF) == 0 && isExactDouble(low) && isExactDouble(high)) {
            double sum = low.doubleValue() + high.doubleValue();
            if (Double.isFinite(sum)) { // a sum so small that half of it loses a bit is exact
                return sum / 2 + 0.0;
            }
        }
        BigDecimal from = ExactDecimals.of(low);
        BigDecimal to = ExactDecimals.of(high);
        if (from != null && to != null) {
            return exactly(Values.canonical(from), Values.canonical(to), rest, isDecimal);
        }
        return isDecimal ? shared.failed("A number around the place is NaN or infinite, which no decimal is")
                : (Object) beyondNumbers(low.doubleValue(), high.doubleValue(), rest.doubleValue());
    }

    private static boolean isExactDouble(Number value) {
        return value instanceof Double || value instanceof Float || Math.abs(value.longValue()) <= EXACT_DOUBLE;
    }

    /** Between NaN or infinities. */
    private static double beyondNumbers(double low, double high, double rest) {
        return Values.equal(low, high) ? low : low + (high - low) * rest;
    }

    private @Nullable Object exactly(BigDecimal from, BigDecimal to, BigDecimal rest, boolean isDecimal) {
        long digits = ExactDecimals.digits(from, to);
        if (digits > ExactDecimals.MOST_DIGITS) {
            return shared
                    .failed("The two numbers around the place need " + digits + " digits beside each other; at most "
                            + ExactDecimals.MOST_DIGITS + " are kept: round them first");
        }
        try {
            BigDecimal between = rest.signum() == 0 ? from : from.add(to.subtract(from).multiply(rest));
            return isDecimal ? Values.canonical(between.round(MathContext.DECIMAL128))
                    : (Object) (between.doubleValue() + 0.0);
        } catch (ArithmeticException beyondAllExponents) {
            return shared.failed(beyondAllExponents);
        }
    }
}
