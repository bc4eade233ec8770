package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class DecimalSumTest {
    private static final BigDecimal HUGE = new BigDecimal("1E+1000000000");

    @Provide
    Arbitrary<List<BigDecimal>> values() {
        Arbitrary<Integer> scales = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(-2, 4)),
                Tuple.of(1, Arbitraries.integers().between(1_095, 1_105)),
                Tuple.of(1, Arbitraries.integers().between(-1_105, -1_095)),
                Tuple.of(1, Arbitraries.of(2_000, -2_000)));
        return Combinators.combine(Arbitraries.integers().between(-2000, 2000), scales)
                .as((unscaled, scale) -> new BigDecimal(BigInteger.valueOf(unscaled), scale)).list().ofMaxSize(12);
    }

    @Property
    void sum_addedAndRemovedInAnyOrder_isExactAndStripped(@ForAll("values") List<BigDecimal> kept,
            @ForAll("values") List<BigDecimal> dropped, @ForAll Random random,
            @ForAll @LongRange(min = 1, max = 9) long count) {
        DecimalSum sum = new DecimalSum();
        List<Runnable> steps = new ArrayList<>();
        kept.forEach(value -> steps.add(() -> sum.add(value)));
        dropped.forEach(value -> steps.add(() -> sum.add(value)));
        // What is removed may have been written otherwise.
        dropped.forEach(value -> steps.add(() -> sum.remove(value.setScale(value.scale() + random.nextInt(4)))));
        Collections.shuffle(steps, random);

        steps.forEach(Runnable::run);

        BigDecimal exact = kept.stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
        assertThat(sum.sum()).isEqualTo(exact);
        assertThat(sum.average(count))
                .isEqualTo(exact.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).stripTrailingZeros());
    }

    @Test
    void sum_digitsOfARemovedValue_leaveNoTrace() {
        DecimalSum sum = new DecimalSum();
        sum.add(new BigDecimal("5.00"));
        sum.add(new BigDecimal("1E-1000"));
        sum.remove(new BigDecimal("1E-1000"));

        assertThat(sum.sum()).isEqualTo(new BigDecimal("5"));
        assertThat(sum).hasToString("5");
        assertThat(new DecimalSum().sum()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void sum_valuesTooFarApart_isRefusedUntilTheyAreRemoved() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            DecimalSum sum = new DecimalSum();
            sum.add(HUGE);
            sum.add(new BigDecimal("2.50"));

            assertThatThrownBy(sum::sum).isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("needs 1000000002 digits, from 1E+1000000000 to 2.5;");
            assertThatThrownBy(() -> sum.average(2)).isInstanceOf(ArithmeticException.class);
            assertThat(sum).hasToString("2.50 and 1 terms of extreme exponents");

            sum.remove(new BigDecimal("10E+999999999"));

            assertThat(sum.sum()).isEqualTo(new BigDecimal("2.5"));
        });
    }

    @Test
    void sum_extremeTermsThatCancelOut_isExact() {
        DecimalSum sum = new DecimalSum();
        sum.add(HUGE);
        sum.add(new BigDecimal("2E+5000000"));
        sum.add(new BigDecimal("8E+5000000"));
        sum.add(new BigDecimal("-1E+5000001"));

        assertThat(sum.sum()).isEqualTo(HUGE);
        assertThat(sum.average(4)).isEqualTo(new BigDecimal("2.5E+999999999"));

        sum.remove(HUGE);

        assertThat(sum.sum()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void sum_singleValueOfManyDigits_isExact() {
        BigDecimal value = new BigDecimal(BigInteger.TEN.pow(147_454).add(BigInteger.ONE), 100_000);
        DecimalSum sum = new DecimalSum();
        sum.add(value);

        assertThat(sum.sum()).isEqualTo(value);
    }

    @Test
    void sum_limit_isThatOfItsOwnDigits() {
        BigDecimal longest = BigDecimal.TEN.pow(DecimalSum.MAX_DIGITS).subtract(BigDecimal.ONE);
        DecimalSum sum = new DecimalSum();

        sum.add(longest);
        assertThat(sum.sum()).isEqualTo(longest);

        sum.add(longest.movePointLeft(DecimalSum.MAX_DIGITS));
        assertThatThrownBy(sum::sum).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("needs " + 2 * DecimalSum.MAX_DIGITS + " digits");

        sum.remove(longest);
        assertThat(sum.sum()).isEqualTo(longest.movePointLeft(DecimalSum.MAX_DIGITS));
    }

    @Test
    void sum_ofFarTermsThatCancelOut_isKept() {
        BigDecimal high = new BigDecimal("1E200000");
        DecimalSum sum = new DecimalSum();

        sum.add(high);
        sum.add(BigDecimal.ONE.subtract(high));
        assertThat(sum.sum()).isEqualTo(BigDecimal.ONE);

        sum.add(new BigDecimal("1E" + DecimalSum.MAX_DIGITS));
        sum.add(new BigDecimal(-2));
        assertThat(sum.sum().precision()).isEqualTo(DecimalSum.MAX_DIGITS);
    }
}
