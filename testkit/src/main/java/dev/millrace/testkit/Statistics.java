package dev.millrace.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.value.DecimalSum;
import dev.millrace.query.value.Values;

/** Aggregates of numbers: exact, and rounded once at the end (law 6). */
final class Statistics {

    private static final int MOST_WRITTEN_OUT = 4 * Arithmetic.MOST_DIGITS;

    private Statistics() {
    }

    /** The value of an aggregate of numbers that are not null; null where the exponents that there are do not suffice (law 5). */
    static @Nullable Object of(AggregateNode node, List<Object> values) {
        try {
            return exactly(node, values);
        } catch (ArithmeticException beyondAllExponents) {
            return null;
        }
    }

    private static @Nullable Object exactly(AggregateNode node, List<Object> values) {
        boolean decimal = node.type() == BigDecimal.class;
        if (values.isEmpty()) {
            return null;
        } else if (node.function() == AggregateFunction.MEDIAN || node.function() == AggregateFunction.PERCENTILE) {
            return percentile(values, fraction(node), decimal);
        } else if (!values.stream().allMatch(Statistics::isFinite)) {
            return decimal ? null : ofSome(node.function(), values);
        }
        List<BigDecimal> numbers = values.stream().map(number -> Arithmetic.exact((Number) number)).toList();
        boolean sums = node.function() == AggregateFunction.SUM || node.function() == AggregateFunction.AVG;
        BigDecimal total = sums ? total(numbers) : BigDecimal.ZERO;
        if (total == null || !sums && digits(numbers) > Arithmetic.MOST_DIGITS) {
            return null;
        }
        return switch (node.function()) {
            case SUM -> sum(node, total);
            case AVG -> quotient(total, BigDecimal.valueOf(numbers.size()), decimal);
            case VARIANCE -> numbers.size() < 2 ? null : variance(numbers, numbers.size() - 1, decimal);
            case VARIANCE_POPULATION -> variance(numbers, numbers.size(), decimal);
            case STDDEV -> numbers.size() < 2 ? null : root(variance(numbers, numbers.size() - 1, decimal));
            default -> root(variance(numbers, numbers.size(), decimal));
        };
    }

    /** How many digits numbers need beside each other. */
    private static long digits(List<BigDecimal> numbers) {
        long high =
                numbers.stream().mapToLong(number -> number.precision() - (long) number.scale()).max().orElseThrow();
        return high + numbers.stream().mapToLong(BigDecimal::scale).max().orElseThrow();
    }

    private static boolean isFinite(Object value) {
        return !(value instanceof Double || value instanceof Float) || Double.isFinite(((Number) value).doubleValue());
    }

    // Of NaN and the infinities floating arithmetic decides, whatever their order.
    private static @Nullable Double ofSome(AggregateFunction function, List<Object> values) {
        if (function == AggregateFunction.SUM || function == AggregateFunction.AVG) {
            return values.stream().map(value -> ((Number) value).doubleValue()).filter(value -> !Double.isFinite(value))
                    .reduce(Double::sum).orElseThrow();
        }
        boolean ofOne = function == AggregateFunction.VARIANCE || function == AggregateFunction.STDDEV;
        return ofOne && values.size() < 2 ? null : Double.valueOf(Double.NaN);
    }

    /** The exact sum; null if it has too many digits itself, whatever it is the sum of. */
    private static @Nullable BigDecimal total(List<BigDecimal> numbers) {
        if (digits(numbers) > MOST_WRITTEN_OUT) {
            return apart(numbers);
        }
        BigDecimal total = added(numbers);
        return Objects.requireNonNull(Values.canonical(total)).precision() > Arithmetic.MOST_DIGITS ? null : total;
    }

    // Numbers of billions of digits are not to be written out beside each other.
    private static @Nullable BigDecimal apart(List<BigDecimal> numbers) {
        DecimalSum sum = new DecimalSum();
        numbers.forEach(sum::add);
        try {
            return sum.sum();
        } catch (ArithmeticException tooLong) {
            return null;
        }
    }

    private static BigDecimal added(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal::add).orElseThrow(); // a zero before them might be too far away
    }

    private static @Nullable Object sum(AggregateNode node, BigDecimal sum) {
        if (node.type() == Long.class) {
            BigInteger whole = sum.toBigIntegerExact();
            return whole.bitLength() < Long.SIZE ? whole.longValue() : null;
        }
        return node.type() == Double.class ? (Object) sum.doubleValue() : Values.canonical(sum);
    }

    private static Object variance(List<BigDecimal> numbers, int divisor, boolean decimal) {
        BigDecimal count = BigDecimal.valueOf(numbers.size());
        BigDecimal sum = added(numbers);
        BigDecimal squares = added(numbers.stream().map(number -> number.multiply(number)).toList());
        return quotient(squares.multiply(count).subtract(sum.multiply(sum)),
                count.multiply(BigDecimal.valueOf(divisor)), decimal);
    }

    private static Object root(Object variance) {
        return variance instanceof BigDecimal decimal ? Values.canonical(decimal.sqrt(MathContext.DECIMAL128))
                : (Object) Math.sqrt((Double) variance);
    }

    private static Object quotient(BigDecimal dividend, BigDecimal divisor, boolean decimal) {
        return decimal ? Values.canonical(dividend.divide(divisor, MathContext.DECIMAL128))
                : (Object) nearestDouble(dividend, divisor);
    }

    /** The double nearest to a quotient, ties to the even one. */
    static double nearestDouble(BigDecimal dividend, BigDecimal divisor) {
        double near = dividend.divide(divisor, MathContext.DECIMAL128).doubleValue();
        if (Double.isInfinite(near)) {
            return near;
        }
        return Stream.of(near, Math.nextDown(near), Math.nextUp(near)).filter(Double::isFinite)
                .min((a, b) -> {
                    int order = distance(a, dividend, divisor).compareTo(distance(b, dividend, divisor));
                    return order != 0 ? order : Long.compare(lastBit(a), lastBit(b));
                })
                .map(nearest -> nearest == 0 ? 0.0 : nearest).orElseThrow();
    }

    /** How far a double is from a quotient, times the divisor. */
    private static BigDecimal distance(double candidate, BigDecimal dividend, BigDecimal divisor) {
        return new BigDecimal(candidate).multiply(divisor).subtract(dividend).abs();
    }

    private static long lastBit(double value) {
        return Double.doubleToLongBits(value) & 1;
    }

    private static double fraction(AggregateNode node) {
        return node.function() == AggregateFunction.MEDIAN ? 0.5
                : (Double) Objects.requireNonNull(((LiteralNode) node.operands().get(1)).value());
    }

    // Between two values in proportion to where the place lies between theirs.
    private static @Nullable Object percentile(List<Object> values, double fraction, boolean decimal) {
        List<Object> sorted = new ArrayList<>(values);
        sorted.sort(Values::compare);
        BigDecimal place = new BigDecimal(fraction).multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = place.intValue();
        BigDecimal rest = place.subtract(BigDecimal.valueOf(below));
        Object low = sorted.get(below);
        Object high = rest.signum() == 0 ? low : sorted.get(below + 1);
        if (!isFinite(low) || !isFinite(high)) {
            double from = ((Number) low).doubleValue();
            double to = ((Number) high).doubleValue();
            return decimal ? null : Values.equal(low, high) ? from : from + (to - from) * rest.doubleValue();
        }
        // Which of several equal values stands at the place must not matter.
        BigDecimal from = Values.canonical(Arithmetic.exact((Number) low));
        BigDecimal to = Values.canonical(Arithmetic.exact((Number) high));
        if (Arithmetic.digits(from, to) > Arithmetic.MOST_DIGITS) {
            return null;
        }
        BigDecimal between = rest.signum() == 0 ? from : from.add(to.subtract(from).multiply(rest));
        return decimal ? Values.canonical(between.round(MathContext.DECIMAL128))
                : (Object) (between.doubleValue() + 0.0);
    }
}
