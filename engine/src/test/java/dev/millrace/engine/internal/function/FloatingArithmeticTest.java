package dev.millrace.engine.internal.function;

import static dev.millrace.engine.internal.function.Outcome.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.ScalarFunction;

class FloatingArithmeticTest {

    @Test
    void overflow_isAFailure() {
        assertThat(Outcome.of(ScalarFunction.TIMES, 1e300, 1e300).why())
                .isEqualTo("1.0E300 * 1.0E300 leaves the range of double");
        assertThat(Outcome.of(ScalarFunction.PLUS, Float.MAX_VALUE, Float.MAX_VALUE).why())
                .endsWith("leaves the range of float");
        assertThat(Outcome.of(ScalarFunction.ROUND, Double.MAX_VALUE, -308).why())
                .isEqualTo("1.7976931348623157E308 rounded to -308 places leaves the range of double");
    }

    @Test
    void infiniteOperand_givesWhatTheProcessorGives() {
        assertThat(Outcome.of(ScalarFunction.MINUS, Double.POSITIVE_INFINITY, 1.0))
                .isEqualTo(new Outcome(Double.POSITIVE_INFINITY, List.of()));
        assertThat(Outcome.of(ScalarFunction.MOD, Double.POSITIVE_INFINITY, 1.0))
                .isEqualTo(new Outcome(Double.NaN, List.of()));
    }

    @Test
    void divisionByZero_isAFailureOfEveryDividend() {
        assertThat(Outcome.of(ScalarFunction.DIVIDE, Double.NaN, -0.0).why()).isEqualTo("NaN / -0.0 divides by zero");
        assertThat(Outcome.of(ScalarFunction.MOD, 1f, 0f).why()).isEqualTo("1.0 % 0.0 divides by zero");
        assertThat(Outcome.of(ScalarFunction.DIVIDE, missing(Double.class), 0.0).failures()).isEmpty();
    }

    @Test
    void unaryFunctions_keepNegativeZero_roundDoesNot() {
        assertThat(Outcome.of(ScalarFunction.CEIL, -0.5).value()).isEqualTo(-0.0);
        assertThat(Outcome.of(ScalarFunction.ROUND, -0.3).value()).isEqualTo(0.0);
        assertThat(Outcome.of(ScalarFunction.ROUND, -0.3, 0).value()).isEqualTo(0.0);
    }

    @Property(tries = 20_000)
    void rounded_anyNumber_isTheExactOneRoundedOnce(@ForAll long seed) {
        Random random = new Random(seed);
        int places = random.nextInt(51) - 25;
        double half = (random.nextInt(1 << random.nextInt(31)) + 0.5) / Math.pow(10, places);

        check(Double.longBitsToDouble(random.nextLong()), places);
        check(Math.scalb(random.nextDouble() - 0.5, random.nextInt(120) - 60), places);
        check(half, places);
        check(Math.nextUp(half), places);
        check(-Math.nextDown(half), places);
    }

    private static void check(double number, int places) {
        if (Double.isFinite(number)) {
            double expected = new BigDecimal(number).setScale(places, RoundingMode.HALF_UP).doubleValue();
            assertThat(FloatingRounding.rounded(number, places)).as("%s to %s", number, places).isEqualTo(expected);
        }
    }
}
