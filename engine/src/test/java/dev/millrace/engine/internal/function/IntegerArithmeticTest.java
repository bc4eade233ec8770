package dev.millrace.engine.internal.function;

import static dev.millrace.engine.internal.function.Outcome.call;
import static dev.millrace.engine.internal.function.Outcome.missing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.ScalarFunction;

class IntegerArithmeticTest {

    private static String why(ScalarFunction function, Object... operands) {
        return Outcome.of(function, operands).why();
    }

    @Test
    void overflow_isAFailureThatSaysWhatWasComputed() {
        assertThat(why(ScalarFunction.PLUS, Long.MAX_VALUE, 1L))
                .isEqualTo("9223372036854775807 + 1 leaves the range of long");
        assertThat(why(ScalarFunction.MINUS, Integer.MIN_VALUE, 1))
                .isEqualTo("-2147483648 - 1 leaves the range of int");
        assertThat(why(ScalarFunction.TIMES, (byte) 16, (byte) 8)).isEqualTo("16 * 8 leaves the range of byte");
        assertThat(why(ScalarFunction.DIVIDE, Long.MIN_VALUE, -1L))
                .isEqualTo("-9223372036854775808 / -1 leaves the range of long");
        assertThat(why(ScalarFunction.NEGATE, Short.MIN_VALUE)).isEqualTo("negated, -32768 leaves the range of short");
        assertThat(why(ScalarFunction.ABS, Long.MIN_VALUE))
                .isEqualTo("the absolute value of -9223372036854775808 leaves the range of long");
        assertThat(why(ScalarFunction.ROUND, Long.MAX_VALUE, -1))
                .isEqualTo("9223372036854775807 rounded to -1 leaves the range of long");
    }

    @Test
    void divisionByZero_isAFailure() {
        assertThat(why(ScalarFunction.DIVIDE, 7, 0)).isEqualTo("7 / 0 divides by zero");
        assertThat(why(ScalarFunction.MOD, 7L, 0)).isEqualTo("7 % 0 divides by zero");
    }

    @Test
    void failure_isToldWithItsExpressionAndRow() {
        FunctionNode sum = call(ScalarFunction.PLUS, Integer.MAX_VALUE, 1);

        Outcome outcome = Outcome.of(call(ScalarFunction.TIMES, sum, 2), "a row");

        assertThat(outcome.value()).isNull();
        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.expression()).isEqualTo(sum);
            assertThat(failure.row()).isEqualTo("a row");
            assertThat(failure.cause()).isInstanceOf(ArithmeticException.class);
        });
    }

    @Test
    void nullOperand_isNoFailure() {
        for (ScalarFunction function : new ScalarFunction[] {ScalarFunction.PLUS, ScalarFunction.DIVIDE,
            ScalarFunction.MOD}) {
            assertThat(Outcome.of(function, missing(Long.class), 0L)).isEqualTo(Outcome.of(missing(Long.class), "row"));
            assertThat(Outcome.of(function, 0L, missing(Long.class)).failures()).isEmpty();
        }
        assertThat(Outcome.of(ScalarFunction.ABS, missing(Long.class)).failures()).isEmpty();
    }

    @Test
    void operandAfterANull_isLookedAtAllTheSame() {
        Outcome outcome = Outcome.of(ScalarFunction.PLUS, missing(Integer.class), call(ScalarFunction.DIVIDE, 1, 0));

        assertThat(outcome.why()).isEqualTo("1 / 0 divides by zero");
    }
}
