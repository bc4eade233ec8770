package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The average of integers: the exact quotient, rounded once. */
class StatisticsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0x0p0",
        "7, 2, 0x1.cp1",
        "-7, 2, -0x1.cp1",
        "1, 3, 0x1.5555555555555p-2",
        "2, 3, 0x1.5555555555555p-1",
        // halfway between two doubles: to the even one, downwards and upwards
        "9007199254740993, 1, 0x1.0p53",
        "9007199254740995, 1, 0x1.0000000000002p53",
        "18014398509481986, 2, 0x1.0p53",
        // rounding the sum before dividing would give 3002399751580330.5
        "9007199254740993, 3, 0x1.5555555555556p51",
        "18446744073709551614, 2, 0x1.0p63",
        "-18446744073709551616, 2, -0x1.0p63"})
    void nearestDouble_isRoundedOnce(BigInteger sum, long count, double average) {
        assertThat(Statistics.nearestDouble(new BigDecimal(sum), BigDecimal.valueOf(count))).isEqualTo(average);
    }

    @Property
    void nearestDouble_isWhatManyDigitsRoundTo(@ForAll BigInteger sum,
            @ForAll @IntRange(min = 1, max = 1_000_000) int count) {
        BigDecimal[] parts = new BigDecimal(sum).movePointRight(200).divideAndRemainder(BigDecimal.valueOf(count));
        // What is cut off must not look like exactly half.
        BigDecimal digits = parts[0].setScale(1, RoundingMode.UNNECESSARY)
                .add(parts[1].signum() == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(parts[1].signum()).movePointLeft(1));

        assertThat(Statistics.nearestDouble(new BigDecimal(sum), BigDecimal.valueOf(count)))
                .isEqualTo(Double.parseDouble(digits.movePointLeft(200).toString()));
    }
}
