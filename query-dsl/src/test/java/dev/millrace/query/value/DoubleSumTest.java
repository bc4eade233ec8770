package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class DoubleSumTest {
    private static final double MAX = Double.MAX_VALUE;
    private static final double MIN = Double.MIN_VALUE;

    /** Finite doubles over the whole range, of one neighbourhood, and of the two ends. */
    @Provide
    Arbitrary<List<Double>> values() {
        return Arbitraries.oneOf(doubles().list().ofMaxSize(40), neighbours().list().ofMaxSize(40),
                tiny().list().ofMaxSize(10), prices().list().ofMaxSize(40));
    }

    private static Arbitrary<Double> doubles() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().withDistribution(RandomDistribution.uniform())
                        .map(Double::longBitsToDouble).filter(Double::isFinite)),
                Tuple.of(1, Arbitraries.of(0.0, -0.0, MAX, -MAX, MIN, -MIN, Double.MIN_NORMAL, 1.0, 0x1p-53, 0x1p970)));
    }

    private static Arbitrary<Double> neighbours() {
        return Arbitraries.integers().between(-60, 60).flatMap(
                exponent -> Arbitraries.of(1.0, -1.0, 1.5, 0x1.fffffffffffffp0).map(d -> Math.scalb(d, exponent)));
    }

    private static Arbitrary<Double> tiny() {
        return Arbitraries.integers().between(-5, 5).map(n -> n * MIN);
    }

    private static Arbitrary<Double> prices() {
        return Arbitraries.integers().between(-10_000, 10_000).map(cents -> cents / 100.0);
    }

    @Provide
    Arbitrary<Long> counts() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 40),
                Arbitraries.longs().between(1, Long.MAX_VALUE),
                Arbitraries.of(1L, 2L, 1L << 31, (1L << 31) - 1, Long.MAX_VALUE));
    }

    @Property(tries = 5000)
    void sum_addedAndRemovedInAnyOrder_isTheNearestDouble(@ForAll("values") List<Double> kept,
            @ForAll("values") List<Double> dropped, @ForAll Random random, @ForAll("counts") long count) {
        DoubleSum sum = new DoubleSum();
        List<Runnable> steps = new ArrayList<>();
        kept.forEach(value -> steps.add(() -> sum.add(value)));
        dropped.forEach(value -> steps.add(() -> sum.add(value)));
        dropped.forEach(value -> steps.add(() -> sum.remove(value)));
        Collections.shuffle(steps, random);

        for (Runnable step : steps) {
            step.run();
            if (random.nextInt(8) == 0) {
                assertThat(sum.sum()).isNotNaN(); // reading passes carries on: it must not change the sum
            }
        }

        BigDecimal exact = exact(kept);
        assertThat(sum.sum()).isEqualTo(RoundingOracle.nearest(exact, 1));
        assertThat(sum.average(count)).isEqualTo(RoundingOracle.nearest(exact, count));
        assertThat(sum.sum()).as("read again").isEqualTo(RoundingOracle.nearest(exact, 1));
    }

    private static BigDecimal exact(List<Double> values) {
        return values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static Stream<Arguments> sums() {
        return Stream.of(
                arguments(0.0, new double[] {}),
                arguments(0.0, new double[] {-0.0, -0.0}),
                arguments(0.0, new double[] {1e300, 1, -1e300, -1}),
                arguments(2.0, new double[] {1e100, 1, -1e100, 1}),
                arguments(MIN, new double[] {1e308, MIN, -1e308}),
                arguments(-MIN, new double[] {1e308, -MIN, -1e308}),
                arguments(0.6, new double[] {0.1, 0.2, 0.3}),
                arguments(MAX, new double[] {MAX, MAX, -MAX}),
                arguments(Double.POSITIVE_INFINITY, new double[] {MAX, MAX}),
                arguments(Double.NEGATIVE_INFINITY, new double[] {-MAX, -MAX}),
                arguments(Double.POSITIVE_INFINITY, new double[] {MAX, 0x1p970}),
                arguments(MAX, new double[] {MAX, 0x1p970, -MIN}),
                arguments(1.0, new double[] {1, 0x1p-53}),
                arguments(1 + 0x1p-52, new double[] {1, 0x1p-53, MIN}),
                arguments(1 + 0x1p-51, new double[] {1 + 0x1p-52, 0x1p-53}),
                arguments(-1 - 0x1p-51, new double[] {-1 - 0x1p-52, -0x1p-53}),
                arguments(Double.MIN_NORMAL, new double[] {Double.MIN_NORMAL - MIN, MIN}),
                arguments(Double.MIN_NORMAL - MIN, new double[] {Double.MIN_NORMAL, -MIN}));
    }

    @ParameterizedTest
    @MethodSource("sums")
    void sum_traps_areRoundedOnce(double expected, double[] values) {
        DoubleSum sum = new DoubleSum();
        for (double value : values) {
            sum.add(value);
        }

        assertThat(sum.sum()).isEqualTo(expected);
        assertThat(Double.doubleToRawLongBits(sum.sum())).isEqualTo(Double.doubleToRawLongBits(expected));
        assertThat(sum).hasToString(Double.toString(expected));
    }

    static Stream<Arguments> averages() {
        return Stream.of(
                arguments(MAX, 2L, new double[] {MAX, MAX}),
                arguments(-MAX, 3L, new double[] {-MAX, -MAX, -MAX}),
                arguments(0.0, 2L, new double[] {MIN}),
                arguments(2 * MIN, 2L, new double[] {3 * MIN}),
                arguments(MIN, 3L, new double[] {2 * MIN}),
                arguments(0.0, 3L, new double[] {MIN}),
                arguments(0.0, Long.MAX_VALUE, new double[] {MIN}),
                arguments(Double.MIN_NORMAL, 2L, new double[] {Double.MIN_NORMAL, Double.MIN_NORMAL}),
                arguments(0.2, 3L, new double[] {0.1, 0.2, 0.3}),
                arguments(0x1p983, 1L << 40, new double[] {0x1p1023}),
                arguments((1 + 0x1p-52) * 0x1p-40, 1L << 40, new double[] {1, 0x1p-53, 0x1p-80}),
                arguments(0x1p-40, 1L << 40, new double[] {1, 0x1p-53}));
    }

    @ParameterizedTest
    @MethodSource("averages")
    void average_traps_areRoundedOnce(double expected, long count, double[] values) {
        DoubleSum sum = new DoubleSum();
        for (double value : values) {
            sum.add(value);
        }

        assertThat(sum.average(count)).isEqualTo(expected);
    }

    @Test
    void sum_nonFiniteValues_leaveNoTrace() {
        DoubleSum sum = new DoubleSum();
        sum.add(1.5);

        sum.add(Double.POSITIVE_INFINITY);
        assertThat(sum.sum()).isEqualTo(Double.POSITIVE_INFINITY);
        sum.add(Double.NEGATIVE_INFINITY);
        assertThat(sum.sum()).isNaN();
        sum.remove(Double.POSITIVE_INFINITY);
        assertThat(sum.average(2)).isEqualTo(Double.NEGATIVE_INFINITY);
        sum.add(Double.longBitsToDouble(0xfff8_0000_0000_0001L));
        assertThat(sum.sum()).isNaN();
        sum.remove(Double.NEGATIVE_INFINITY);
        assertThat(sum.sum()).isNaN();
        sum.remove(Double.NaN);
        assertThat(sum.sum()).isEqualTo(1.5);
    }

    @Test
    void sum_removedBeforeAdded_isReadableAgainAfterwards() {
        DoubleSum sum = new DoubleSum();
        sum.remove(Double.NaN);
        sum.remove(2.5);

        assertThatThrownBy(sum::sum).isInstanceOf(IllegalStateException.class).hasMessageContaining("NaN -1");

        sum.add(2.5);
        sum.add(Double.NaN);

        assertThat(sum.sum()).isZero();
    }

    @Test
    void average_ofNoValues_isRefused() {
        assertThatThrownBy(() -> new DoubleSum().average(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The average of 0 values");
    }

    @Test
    void add_manyValuesOfOneSign_passesCarriesOn() {
        DoubleSum sum = new DoubleSum();
        double value = 0x1.fffffffffffffp0;
        for (int i = 0; i < 3_000_000; i++) {
            sum.add(value);
            sum.add(-0x1p-40);
        }

        BigDecimal exact =
                new BigDecimal(value).subtract(new BigDecimal(0x1p-40)).multiply(BigDecimal.valueOf(3_000_000));
        assertThat(sum.sum()).isEqualTo(RoundingOracle.nearest(exact, 1));
        assertThat(sum.average(3_000_000)).isEqualTo(value - 0x1p-40);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void add_sumToItself_doublesThroughAllLimbsInBoundedMemory(double sign) {
        DoubleSum sum = new DoubleSum();
        sum.add(sign * Double.MIN_VALUE);
        for (int exponent = Double.MIN_EXPONENT - 51; exponent <= Double.MAX_EXPONENT; exponent++) {
            sum.add(sum.sum());

            assertThat(sum.sum()).isEqualTo(Math.scalb(sign, exponent));
        }

        assertThat(sum.limbs).hasSizeLessThanOrEqualTo(68);
    }

    @Test
    void add_asManyAsCanBePending_passesCarriesOnBeforeALimbOverflows() {
        DoubleSum sum = new DoubleSum();
        sum.add(1.5);
        sum.pending = DoubleSum.MAX_PENDING - 1;

        sum.add(1.5);

        assertThat(sum.pending).isZero();
        assertThat(sum.sum()).isEqualTo(3.0);
    }
}
