package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BinarySumTest {

    /** No number here has a bit below two to the power of this. */
    private static final int LOWEST = -2200;

    /** As a multiple of the lowest bit. */
    private static BigInteger value(BinarySum sum) {
        BigInteger value = BigInteger.ZERO;
        sum.carry();
        for (int i = 0; i < sum.limbs(); i++) {
            value = value.add(scaled(BigInteger.valueOf(sum.limb(i)), (sum.base() + i) * BinarySum.LIMB_BITS));
        }
        return value;
    }

    private static BigInteger scaled(BigInteger mantissa, int exponent) {
        return mantissa.shiftLeft(exponent - LOWEST);
    }

    @Test
    void limbs_ofNothing_areZero() {
        assertThat(value(new BinarySum())).isZero();
    }

    @Test
    void add_whatCancels_leavesNothing() {
        BinarySum sum = new BinarySum();

        sum.add(1, 7, 100, 1);
        sum.add(0, 3, -2148, 1);
        sum.add(1, 7, 100, -1);
        assertThat(value(sum)).isEqualTo(scaled(BigInteger.valueOf(3), -2148));
        sum.add(0, 4, -2148, -1);

        assertThat(value(sum)).isEqualTo(scaled(BigInteger.ONE.negate(), -2148));
    }

    @Test
    void clear_forgetsAll() {
        BinarySum sum = new BinarySum();
        sum.add(0, 5, 0, 1);

        sum.clear();
        sum.add(0, 1, -70, 1);

        assertThat(value(sum)).isEqualTo(scaled(BigInteger.ONE, -70));
    }

    @Property(tries = 200)
    void add_anyNumbers_isTheirSum(@ForAll long seed) {
        Random random = new Random(seed);
        BinarySum sum = new BinarySum();
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < 20; i++) {
            long high = random.nextInt(3) == 0 ? random.nextLong() >>> 1 : 0;
            long low = random.nextLong() >>> random.nextInt(64);
            int exponent = random.nextInt(4400) - 2148;
            int sign = random.nextBoolean() ? 1 : -1;
            sum.add(high, low, exponent, sign);
            BigInteger mantissa = BigInteger.valueOf(high).shiftLeft(64)
                    .add(new BigInteger(Long.toUnsignedString(low)));
            expected = expected.add(scaled(mantissa.multiply(BigInteger.valueOf(sign)), exponent));
            assertThat(value(sum)).isEqualTo(expected);
        }
    }
}
