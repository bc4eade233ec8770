package dev.millrace.engine.internal.function;

import static dev.millrace.engine.internal.function.Outcome.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ScalarFunction;

class DecimalArithmeticTest {

    private static final BigDecimal ONE = BigDecimal.ONE;

    @Test
    void numbersFarApart_areAFailure_atTheLimitTheyAreNot() {
        BigDecimal great = new BigDecimal("1E+147454");
        BigDecimal greater = new BigDecimal("1E+147455");

        assertThat(Outcome.of(ScalarFunction.PLUS, great, ONE)).isEqualTo(new Outcome(great.add(ONE), List.of()));
        assertThat(Outcome.of(ScalarFunction.PLUS, greater, ONE).why())
                .isEqualTo("1E+147455 + 1 leaves the range of decimals");
        assertThat(Outcome.of(ScalarFunction.MINUS, ONE, new BigDecimal("1E-147455")).failures()).hasSize(1);
        assertThat(Outcome.of(ScalarFunction.MOD, greater, ONE).failures()).hasSize(1);
        assertThat(Outcome.of(ScalarFunction.TIMES, great, greater).value()).isEqualTo(new BigDecimal("1E+294909"));
    }

    @Test
    void productOfTooManyDigits_isAFailureThatDoesNotShowThem() {
        BigDecimal long1 = BigDecimal.TEN.pow(80_000).subtract(ONE);

        assertThat(Outcome.of(ScalarFunction.TIMES, long1, long1).why())
                .isEqualTo(
                        "a number of 80000 digits and scale 0 * a number of 80000 digits and scale 0 leaves the range of decimals");
        assertThat(Outcome.of(ScalarFunction.TIMES, long1, BigDecimal.ZERO).value()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void exponentThatThereIsNot_isAFailure() {
        BigDecimal great = new BigDecimal("1E+2147483647");

        assertThat(Outcome.of(ScalarFunction.DIVIDE, great, new BigDecimal("0.01")).failures()).hasSize(1);
        assertThat(Outcome.of(ScalarFunction.TIMES, great, great).failures()).hasSize(1);
    }

    @Test
    void divisionByZero_isAFailure() {
        assertThat(Outcome.of(ScalarFunction.DIVIDE, ONE, new BigDecimal("0.00")).why())
                .isEqualTo("1 / 0 divides by zero");
        assertThat(Outcome.of(ScalarFunction.MOD, ONE, 0).why()).isEqualTo("1 % 0 divides by zero");
        assertThat(Outcome.of(ScalarFunction.DIVIDE, missing(BigDecimal.class), BigDecimal.ZERO).failures()).isEmpty();
    }

    @Test
    void numberOfAnyClass_isTakenExactly_orIsAFailure() {
        LiteralNode none = new LiteralNode(Double.NaN, Number.class);

        assertThat(Outcome.of(ScalarFunction.PLUS, new LiteralNode(0.5, Number.class), 1).value())
                .isEqualTo(new BigDecimal("1.5"));
        assertThat(Outcome.of(ScalarFunction.PLUS, none, 1).why()).isEqualTo("NaN is no decimal");
        assertThat(Outcome.of(ScalarFunction.FLOOR, none).why()).isEqualTo("NaN is no decimal");
    }
}
