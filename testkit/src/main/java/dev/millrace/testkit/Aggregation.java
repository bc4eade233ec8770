package dev.millrace.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.value.Values;

/**
 * Aggregates of the rows of one group (law 11), computed afresh from all of them. The arithmetic is that of
 * {@code java.math}: exact, and nobody else's.
 */
final class Aggregation {

    private Aggregation() {
    }

    static @Nullable Object of(AggregateNode node, List<Tuple> rows, Expressions expressions) {
        ExprNode operand = node.operand();
        if (operand == null) {
            return (long) rows.size();
        }
        List<Object> values = nonNull(operand, rows, expressions);
        return switch (node.function()) {
            case COUNT_ROWS, COUNT -> (long) values.size();
            case SUM -> values.isEmpty() ? null : ifItFits(sum(values));
            case AVG -> values.isEmpty() ? null : nearestDouble(sum(values), values.size());
            case MIN ->
                    values.stream().min(Values::compare).map(least -> Canonical.of(node.type(), least)).orElse(null);
            case MAX -> values.stream().max(Values::compare).map(greatest -> Canonical.of(node.type(), greatest))
                    .orElse(null);
        };
    }

    private static List<Object> nonNull(ExprNode operand, List<Tuple> rows, Expressions expressions) {
        List<Object> values = new ArrayList<>();
        for (Tuple row : rows) {
            Object value = expressions.value(operand, row);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static BigInteger sum(List<Object> integers) {
        return integers.stream()
                .map(value -> BigInteger.valueOf(((Number) value).longValue()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static @Nullable Long ifItFits(BigInteger sum) {
        return sum.bitLength() < Long.SIZE ? sum.longValue() : null;
    }

    /**
     * The double nearest to a quotient: of a double close by and its two neighbours, the one at the least distance, which is
     * computed exactly; of two at the same distance, the one with an even last bit.
     */
    static double nearestDouble(BigInteger sum, long count) {
        double near = new BigDecimal(sum).divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue();
        return Stream.of(near, Math.nextDown(near), Math.nextUp(near))
                .min((a, b) -> {
                    int order = distance(a, sum, count).compareTo(distance(b, sum, count));
                    return order != 0 ? order : Long.compare(lastBit(a), lastBit(b));
                })
                .orElseThrow();
    }

    /** How far a double is from the quotient, times the count. */
    private static BigDecimal distance(double candidate, BigInteger sum, long count) {
        return new BigDecimal(candidate).multiply(BigDecimal.valueOf(count)).subtract(new BigDecimal(sum)).abs();
    }

    private static long lastBit(double value) {
        return Double.doubleToLongBits(value) & 1;
    }
}
