package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DividendTest {

    /** More digits than the nearest double can depend on, for numbers of these sizes. */
    private static final MathContext DIGITS = new MathContext(400);

    private final Dividend dividend = new Dividend();

    private Dividend dividend(BigInteger number) {
        int limbs = number.bitLength() / 32 + 1;
        dividend.begin(limbs);
        for (int i = 0; i < limbs; i++) {
            dividend.add(i, number.shiftRight(32 * i).longValue() & 0xffff_ffffL, 1, 1);
        }
        return dividend;
    }

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
    void divided_isRoundedOnce(BigInteger number, long divisor, int exponent, double nearest) {
        assertThat(dividend(number).divided(divisor, exponent)).isEqualTo(nearest);
    }

    @Property(tries = 300)
    void divided_productsLessProducts_isWhatDecimalsRoundTo(@ForAll long seed) {
        Random random = new Random(seed);
        BigInteger expected = BigInteger.ONE.shiftLeft(320);
        dividend.begin(12);
        dividend.add(10, 1, 1, 1);

        for (int i = 0; i < 40; i++) {
            long a = random.nextLong() >>> 32 + random.nextInt(32);
            long b = random.nextInt(4) == 0 ? random.nextInt() : random.nextLong() >>> 32;
            int limb = random.nextInt(8);
            int sign = random.nextBoolean() ? 1 : -1;
            dividend.add(limb, a, b, sign);
            expected = expected.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(sign * b)).shiftLeft(32 * limb));
        }
        long divisor = (random.nextLong() >>> 2 + random.nextInt(61)) + 1;

        assertThat(dividend.divided(divisor, 0))
                .isEqualTo(new BigDecimal(expected).divide(BigDecimal.valueOf(divisor), DIGITS).doubleValue());
    }
}
