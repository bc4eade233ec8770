package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of numbers that a conversion of one to the type of the other would get wrong. */
class NumbersTest {
    private static final long TWO_53 = 1L << 53;
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
    private static final BigDecimal HUGE = new BigDecimal("1E+1000000000");
    private static final BigDecimal TINY = new BigDecimal("1E-1000000000");

    static Stream<Arguments> ascending() {
        return Stream.of(
                arguments((double) TWO_53, TWO_53 + 1),
                arguments(TWO_53 - 1, (double) TWO_53),
                arguments(-TWO_53 - 1, (double) -TWO_53),
                arguments(Long.MAX_VALUE, 9.223372036854775807E18),
                arguments(Math.nextDown(0x1p63), Long.MAX_VALUE),
                arguments(Math.nextDown(-0x1p63), Long.MIN_VALUE),
                arguments(1, 1.5),
                arguments(-1.5, -1),
                arguments(-0.5, 0),
                arguments(0L, Double.MIN_VALUE),
                arguments(0.1, 0.1f),
                arguments(new BigDecimal("0.1"), 0.1),
                arguments(new BigDecimal("0.1"), 0.1f),
                arguments(0.3, new BigDecimal("0.3")),
                arguments(new BigDecimal("1E+400"), Double.POSITIVE_INFINITY),
                arguments(Double.MAX_VALUE, new BigDecimal("1E+400")),
                arguments(Double.NEGATIVE_INFINITY, new BigDecimal("-1E+400")),
                arguments(Double.MAX_VALUE, BigInteger.ONE.shiftLeft(1024)),
                arguments(BigInteger.ONE.shiftLeft(1024).negate(), -Double.MAX_VALUE),
                arguments(BigInteger.ONE.shiftLeft(5000), Double.POSITIVE_INFINITY),
                arguments(HUGE, Float.NaN),
                arguments(Double.POSITIVE_INFINITY, Double.NaN),
                arguments(Long.MAX_VALUE, Double.NaN),
                arguments(Long.MAX_VALUE, TWO_64),
                arguments(TWO_64.negate(), Long.MIN_VALUE),
                arguments(Long.MAX_VALUE, HUGE),
                arguments(HUGE.negate(), Long.MIN_VALUE),
                arguments(TWO_64, HUGE),
                arguments(Double.MAX_VALUE, HUGE),
                arguments(BigDecimal.ZERO, TINY),
                arguments(0.0, TINY),
                arguments(TINY, Double.MIN_VALUE),
                arguments(TINY.negate(), -0.0),
                arguments(-Double.MIN_VALUE, TINY.negate()),
                arguments(TINY, HUGE),
                arguments(new BigDecimal("1E+999999999"), HUGE),
                arguments(TWO_64, Math.nextUp(0x1p64)),
                arguments(Math.nextDown(0x1p64), TWO_64));
    }

    @ParameterizedTest
    @MethodSource("ascending")
    void compare_closeNumbersOfTwoTypes_isExact(Number low, Number high) {
        assertThat(Values.compare(low, high)).isNegative();
        assertThat(Values.compare(high, low)).isPositive();
        assertThat(Values.equal(low, high)).isFalse();
        assertThat(Values.hash(low)).as("no collision for neighbours").isNotEqualTo(Values.hash(high));
    }

    static Stream<Arguments> equal() {
        return Stream.of(
                arguments(1, 1L),
                arguments((byte) 1, 1.0),
                arguments((short) -1, new BigDecimal("-1.00")),
                arguments(BigInteger.ONE, 1f),
                arguments(-0.0, 0.0),
                arguments(-0.0f, 0),
                arguments(new BigDecimal("0E+2147483647"), -0.0),
                arguments(new BigDecimal("0E-2147483647"), 0),
                arguments(Double.NaN, Float.NaN),
                arguments(Double.NaN, Double.longBitsToDouble(0xfff8_0000_0000_0042L)),
                arguments(Float.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY),
                arguments(0.5, new BigDecimal("0.5000")),
                arguments(0.1f, (double) 0.1f),
                arguments(0x1p64, TWO_64),
                arguments(0x1p63, BigInteger.ONE.shiftLeft(63)),
                arguments(-0x1p63, Long.MIN_VALUE),
                arguments(-0x1p63, new BigDecimal("-9223372036854775808.0")),
                arguments(Long.MAX_VALUE, new BigDecimal("9223372036854775807.0")),
                arguments(Long.MIN_VALUE, BigInteger.ONE.shiftLeft(63).negate()),
                arguments(0x1p1000, BigInteger.ONE.shiftLeft(1000)),
                arguments(-0x1p1000, new BigDecimal(BigInteger.ONE.shiftLeft(1000).negate())),
                arguments(Double.MIN_VALUE, new BigDecimal(Double.MIN_VALUE)),
                arguments(Double.MAX_VALUE, new BigDecimal(Double.MAX_VALUE)),
                arguments(Float.MIN_VALUE, new BigDecimal(Float.MIN_VALUE)),
                arguments(1e22, new BigDecimal("1E+22")),
                arguments(TWO_64, new BigDecimal("18446744073709551616.000")),
                arguments((1L << 61) - 1, new BigDecimal("2305843009213693951")),
                arguments(HUGE, new BigDecimal("10E+999999999")),
                arguments(TINY, new BigDecimal("1000E-1000000003")));
    }

    @ParameterizedTest
    @MethodSource("equal")
    void equal_numbersOfTwoTypes_areEqualAndHashAlike(Number a, Number b) {
        assertThat(Values.equal(a, b)).isTrue();
        assertThat(Values.compare(a, b)).isZero();
        assertThat(Values.hash(a)).isEqualTo(Values.hash(b));
        assertThat(Values.canonicalMixed(a)).isEqualTo(Values.canonicalMixed(b));
    }

    @Test
    void everything_hugeExponents_isFast() {
        Number[] operands = {1L, -1.5, 0.0, Double.MAX_VALUE, Double.NaN, TWO_64, new BigDecimal("0.1"), HUGE, TINY,
            HUGE.negate(),
            new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE), new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE)};

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (Number a : operands) {
                for (Number b : operands) {
                    assertThat(Integer.signum(Values.compare(a, b))).isEqualTo(-Integer.signum(Values.compare(b, a)));
                    assertThat(Values.equal(a, b)).isEqualTo(a == b);
                    assertThat(Values.hash(a) == Values.hash(b)).isEqualTo(a == b);
                }
                assertThat(Values.equal(a, Values.canonicalMixed(Values.canonical(a)))).isTrue();
            }
        });
    }

    @Test
    void equal_numberOutsideTheDomain_isByEquals() {
        AtomicLong counter = new AtomicLong(1);

        assertThat(ValueKind.of(counter)).isEqualTo(ValueKind.OTHER);
        assertThat(Values.equal(counter, 1L)).isFalse();
        assertThat(Values.equal(counter, counter)).isTrue();
        assertThat(Values.compare(1L, counter)).isNegative();
    }

    @Test
    void hash_smallIntegers_isTheirOwnHashCode() {
        for (long value : new long[] {0, 1, 42, -1, -42, Integer.MIN_VALUE, (1L << 60)}) {
            assertThat(Values.hash(value)).isEqualTo(Long.hashCode(value));
        }
    }
}
