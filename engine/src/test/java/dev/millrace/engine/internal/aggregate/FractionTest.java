package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;

class FractionTest {

    private static final long SEED = 20261122;
    private static final long MOST = 1L << 53;

    private final Random random = new Random(SEED);

    private static BigDecimal place(double fraction, int number) {
        return new BigDecimal(fraction).multiply(BigDecimal.valueOf(number));
    }

    private double anyFraction() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(101) / 100.0;
            case 1 -> random.nextDouble();
            case 2 -> Math.scalb(1 + random.nextInt(7), -3 - random.nextInt(9));
            default -> Math.nextAfter(random.nextInt(9) / 8.0, 0.4);
        };
    }

    @Test
    void wholeAndRest_anyFraction_areThoseOfDecimals() {
        for (int i = 0; i < 100_000; i++) {
            double value = anyFraction();
            Fraction fraction = new Fraction(value);
            int number = random.nextInt() >>> (1 + random.nextInt(31));

            if (fraction.isPlain()) {
                BigDecimal place = place(value, number);
                BigDecimal found = BigDecimal.valueOf(fraction.whole(number))
                        .add(fraction.decimal(fraction.rest(number)));
                assertThat(found).as("%s of %d, seed %d", value, number, SEED).isEqualByComparingTo(place);
            }
        }
    }

    @Test
    void between_anyIntegersThatAreDoubles_isRoundedOnce() {
        int plain = 0;
        for (int i = 0; i < 100_000; i++) {
            double value = anyFraction();
            Fraction fraction = new Fraction(value);
            long a = random.nextLong(-MOST, MOST + 1) >> random.nextInt(53);
            long b = random.nextLong(-MOST, MOST + 1) >> random.nextInt(53);
            int number = random.nextInt(1, Integer.MAX_VALUE);
            if (!fraction.isPlain()) {
                continue;
            }
            plain++;
            long rest = fraction.rest(number);
            BigDecimal from = BigDecimal.valueOf(Math.min(a, b));
            BigDecimal distance = BigDecimal.valueOf(Math.max(a, b)).subtract(from);

            double between = fraction.between(Math.min(a, b), Math.max(a, b), rest);

            assertThat(between + 0.0).as("%s between %d and %d, seed %d", value, a, b, SEED)
                    .isEqualTo(from.add(distance.multiply(fraction.decimal(rest))).doubleValue());
        }
        assertThat(plain).isGreaterThan(50_000);
    }

    @Test
    void isPlain_tinyFraction_isLeftToDecimals() {
        assertThat(new Fraction(Double.MIN_VALUE).isPlain()).isFalse();
        assertThat(new Fraction(1e-300).isPlain()).isFalse();
        assertThat(new Fraction(0).isPlain()).isTrue();
        assertThat(new Fraction(1).whole(77)).isEqualTo(77);
    }
}
