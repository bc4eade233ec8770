package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class IntegerSumTest {
    @Provide
    Arbitrary<List<Long>> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.longs().between(-5, 5)),
                Tuple.of(2, Arbitraries.longs()),
                Tuple.of(1, Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, (1L << 53) + 1))).list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<Long> counts() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 40),
                Arbitraries.longs().between(1, Long.MAX_VALUE),
                Arbitraries.of(1L << 31, (1L << 31) - 1, Long.MAX_VALUE, 1L << 53, (1L << 53) + 1));
    }

    @Property(tries = 3000)
    void sum_addedAndRemoved_isExact(@ForAll("values") List<Long> kept, @ForAll("values") List<Long> dropped) {
        IntegerSum sum = new IntegerSum();

        dropped.forEach(sum::add);
        kept.forEach(sum::add);
        dropped.forEach(sum::remove);

        BigInteger expected = exact(kept);
        assertThat(sum.toBigInteger()).isEqualTo(expected);
        assertThat(sum.isZero()).isEqualTo(expected.signum() == 0);
        assertThat(sum.fitsLong()).isEqualTo(expected.bitLength() < Long.SIZE);
        if (sum.fitsLong()) {
            assertThat(sum.longValue()).isEqualTo(expected.longValueExact());
        }
        assertThat(sum).hasToString(expected.toString());
    }

    @Property(tries = 5000)
    void average_anyCount_isTheNearestDouble(@ForAll("values") List<Long> values, @ForAll("counts") long count) {
        IntegerSum sum = new IntegerSum();
        values.forEach(sum::add);

        assertThat(sum.average(count)).isEqualTo(RoundingOracle.nearest(new BigDecimal(exact(values)), count));
    }

    private static BigInteger exact(List<Long> values) {
        return values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    @ParameterizedTest
    @CsvSource({
        // sum, count, average: ties go to the even neighbour
        "9007199254740993, 1, 9007199254740992",
        "9007199254740995, 1, 9007199254740996",
        "18014398509481986, 2, 9007199254740992",
        "18014398509481987, 2, 9007199254740994",
        "-9007199254740993, 1, -9007199254740992",
        "-9007199254740995, 1, -9007199254740996",
        "27021597764222979, 3, 9007199254740992",
        "9223372036854775807, 1, 9223372036854775807",
        "-9223372036854775808, 1, -9223372036854775808",
        "1, 3, 0.3333333333333333",
        "-7, 2, -3.5",
        "0, 5, 0"})
    void average_ties_goToTheEven(long value, long count, double expected) {
        IntegerSum sum = new IntegerSum();
        sum.add(value);

        assertThat(sum.average(count)).isEqualTo(expected);
    }

    @Test
    void average_sumBeyondLong_isExact() {
        IntegerSum sum = new IntegerSum();
        for (int i = 0; i < 4; i++) {
            sum.add(Long.MIN_VALUE);
        }

        assertThat(sum.average(4)).isEqualTo(-0x1p63);
        assertThat(sum.average(1L << 62)).isEqualTo(-8.0);
    }

    @Test
    void longValue_sumBeyondLong_saysSo() {
        IntegerSum sum = new IntegerSum();
        sum.add(Long.MAX_VALUE);
        sum.add(1);

        assertThat(sum.fitsLong()).isFalse();
        assertThatThrownBy(sum::longValue).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("9223372036854775808, which does not fit a long");

        sum.remove(1);

        assertThat(sum.longValue()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void average_ofNoValues_isRefused(long count) {
        assertThatThrownBy(() -> new IntegerSum().average(count)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The average of " + count + " values");
    }
}
