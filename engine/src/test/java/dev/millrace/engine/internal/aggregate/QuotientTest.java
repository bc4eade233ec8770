package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotientTest {

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0, 0x0p0",
        "7, 2, 0, 0x1.cp1",
        "1, 3, 0, 0x1.5555555555555p-2",
        "9007199254740993, 1, 0, 0x1.0p53",
        "9007199254740995, 1, 0, 0x1.0000000000002p53",
        "9007199254740993, 3, 0, 0x1.5555555555556p51",
        // below the least double: half of it is even, more than half is not
        "1, 1, -1074, 0x1p-1074",
        "1, 2, -1074, 0x0p0",
        "3, 4, -1074, 0x1p-1074",
        "3, 2, -1074, 0x1p-1073",
        "1, 1, -4000, 0x0p0",
        // the greatest double, and the first number that is rounded beyond it
        "9007199254740991, 1, 971, 0x1.fffffffffffffp1023",
        "36028797018963967, 2, 970, Infinity",
        "36028797018963965, 2, 970, 0x1.fffffffffffffp1023",
        "1, 1, 1024, Infinity"})
    void nearest_isRoundedOnce(BigInteger dividend, BigInteger divisor, int exponent, double nearest) {
        assertThat(Quotient.nearest(dividend, divisor, exponent)).isEqualTo(nearest);
    }

    @Property(tries = 300)
    void nearest_powersOfTwo_areWhatDecimalsRoundTo(@ForAll @Positive long dividend,
            @ForAll @IntRange(min = -1200, max = 1000) int exponent) {
        BigDecimal power = exponent < 0 ? BigDecimal.ONE.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)))
                : new BigDecimal(BigInteger.ONE.shiftLeft(exponent));

        assertThat(Quotient.nearest(BigInteger.valueOf(dividend), BigInteger.ONE, exponent))
                .isEqualTo(Double.parseDouble(power.multiply(BigDecimal.valueOf(dividend)).toString()));
    }
}
