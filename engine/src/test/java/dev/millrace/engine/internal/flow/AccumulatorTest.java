package dev.millrace.engine.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.expr.ExprCompiler;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.Identity;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.value.Values;

/** Running aggregates against the same aggregates over a list. */
class AccumulatorTest {

    /** Of the two, only the first can be summed; its type is only declared. */
    record Row(@Nullable Long whole, @Nullable Object value) {
    }

    private static final RowType<Row> ROW = RowType.of(Row.class);
    private static final FieldNode WHOLE = new FieldNode(0, ROW.component("whole"));
    private static final FieldNode VALUE = new FieldNode(0, ROW.component("value"));

    private static final List<@Nullable Object> INTEGERS =
            Arrays.asList(0L, 1L, -1L, 5L, null, Long.MAX_VALUE, Long.MIN_VALUE,
                    Long.MAX_VALUE - 1, 3L, -7L);
    private static final List<@Nullable Object> VALUES =
            Arrays.asList(0.0, -0.0, null, Double.NaN, 1.5, Double.NEGATIVE_INFINITY,
                    new BigDecimal("1.50"), 7L, -2, Double.POSITIVE_INFINITY);

    private static Row row(@Nullable Object value) {
        return new Row(value instanceof Long whole ? whole : null, value);
    }

    private static Identity identity(@Nullable Object[] rows, int at) {
        throw new AssertionError("equal numbers are shown alike, whatever their identities");
    }

    private static Accumulator of(AggregateFunction function, FieldNode operand) {
        if (function == AggregateFunction.COUNT_ROWS) {
            return Accumulator.Factory.of(new AggregateNode(function, null), null, AccumulatorTest::identity).create();
        }
        Scalar scalar = new ExprCompiler().scalar(operand);
        return Accumulator.Factory.of(new AggregateNode(function, operand), scalar, AccumulatorTest::identity).create();
    }

    @Provide
    Arbitrary<AggregateFunction> kept() {
        return Arbitraries.of(AggregateFunction.COUNT_ROWS, AggregateFunction.COUNT, AggregateFunction.SUM,
                AggregateFunction.AVG, AggregateFunction.MIN, AggregateFunction.MAX);
    }

    @Property(tries = 300)
    void addAndRemove_integers_leaveNoTrace(@ForAll("kept") AggregateFunction function,
            @ForAll @IntRange(min = 1, max = 10) int distinct,
            @ForAll Random random) {
        check(function, WHOLE, INTEGERS.subList(0, distinct), random);
    }

    @Property(tries = 300)
    void addAndRemove_valuesOfAllKinds_leaveNoTrace(@ForAll @IntRange(max = 3) int function, @ForAll Random random) {
        check(List
                .of(AggregateFunction.MIN, AggregateFunction.MAX, AggregateFunction.COUNT, AggregateFunction.COUNT_ROWS)
                .get(function), VALUE, VALUES, random);
    }

    private static void check(AggregateFunction function, FieldNode operand, List<@Nullable Object> values,
            Random random) {
        Accumulator accumulator = of(function, operand);
        List<Row> rows = new ArrayList<>();
        for (int step = 0; step < 100; step++) {
            boolean add = rows.isEmpty() || random.nextInt(100) < (step < 50 ? 70 : 30);
            if (add) {
                Row row = row(values.get(random.nextInt(values.size())));
                rows.add(row);
                accumulator.add(new Object[] {row}, 0);
            } else {
                accumulator.remove(new Object[] {rows.remove(random.nextInt(rows.size()))}, 0);
            }
            Object expected = over(function, rows.stream().<@Nullable Object>map(Row::value).toList());
            assertThat(Values.same(accumulator.result(), expected))
                    .as("%s of %s is %s, not %s", function, rows, expected,
                            accumulator.result())
                    .isTrue();
        }
    }

    private static @Nullable Object over(AggregateFunction function, List<@Nullable Object> all) {
        List<Object> values = all.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        return switch (function) {
            case COUNT_ROWS -> (long) all.size();
            case COUNT -> (long) values.size();
            case SUM -> values.isEmpty() || sum(values).bitLength() >= Long.SIZE ? null : sum(values).longValueExact();
            case AVG -> values.isEmpty() ? null : average(values);
            case MIN -> values.stream().min(Values::compare).map(AccumulatorTest::shown).orElse(null);
            case MAX -> values.stream().max(Values::compare).map(AccumulatorTest::shown).orElse(null);
            default -> throw new IllegalArgumentException("not kept current yet: " + function);
        };
    }

    /** Numbers of several types meet: long, else double, else decimal. */
    private static @Nullable Object shown(Object value) {
        return Values.canonicalMixed(value);
    }

    private static BigInteger sum(List<Object> values) {
        return values.stream().map(value -> BigInteger.valueOf(((Number) value).longValue())).reduce(BigInteger.ZERO,
                BigInteger::add);
    }

    /** So many digits that rounding twice does no harm. */
    private static double average(List<Object> values) {
        return new BigDecimal(sum(values)).divide(new BigDecimal(values.size()), new MathContext(60)).doubleValue();
    }

    @Test
    void result_sumBeyondLong_comesBackWhenItFits() {
        Accumulator sum = of(AggregateFunction.SUM, WHOLE);
        Object[] greatest = {row(Long.MAX_VALUE)};
        sum.add(greatest, 0);
        sum.add(greatest, 0);
        assertThat(sum.result()).isNull();

        sum.remove(greatest, 0);

        assertThat(sum.result()).isEqualTo(Long.MAX_VALUE);
    }
}
