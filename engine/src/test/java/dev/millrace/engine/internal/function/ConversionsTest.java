package dev.millrace.engine.internal.function;

import static dev.millrace.engine.internal.function.Outcome.call;
import static dev.millrace.engine.internal.function.Outcome.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.query.ast.ScalarFunction;

class ConversionsTest {

    @Test
    void numberThatDoesNotFit_isAFailure() {
        assertThat(Outcome.of(ScalarFunction.TO_INT, 2_147_483_648L).why())
                .isEqualTo("the number 2147483648 leaves the range of int");
        assertThat(Outcome.of(ScalarFunction.TO_LONG, 0x1p63).why())
                .isEqualTo(0x1p63 + " leaves the range of long");
        assertThat(Outcome.of(ScalarFunction.TO_INT, Double.NaN).why()).isEqualTo("NaN leaves the range of int");
        assertThat(Outcome.of(ScalarFunction.TO_LONG, new BigDecimal("1E+2147483647")).why())
                .isEqualTo("1E+2147483647 leaves the range of long");
        assertThat(Outcome.of(ScalarFunction.TO_DECIMAL, Float.NEGATIVE_INFINITY).why())
                .isEqualTo("-Infinity is no decimal");
    }

    @Test
    void doubles_areNearestOrInfinite_neverAFailure() {
        assertThat(Outcome.of(ScalarFunction.TO_DOUBLE, new BigDecimal("1E+400")))
                .isEqualTo(new Outcome(Double.POSITIVE_INFINITY, List.of()));
        assertThat(Outcome.of(ScalarFunction.TO_DOUBLE, Float.NaN).value()).isEqualTo(Double.NaN);
    }

    @Test
    void null_isNoFailure() {
        for (ScalarFunction function : List.of(ScalarFunction.TO_INT, ScalarFunction.TO_LONG, ScalarFunction.TO_DOUBLE,
                ScalarFunction.TO_DECIMAL)) {
            assertThat(Outcome.of(function, missing(Double.class))).isEqualTo(new Outcome(null, List.of()));
        }
    }

    @Test
    void widening_ofNumbersThatAreNeverNull_givesThemWithoutBoxing() {
        Object[] rows = {"row"};
        Scalar toLong = Compiled.scalar(call(ScalarFunction.TO_LONG, 7));
        Scalar toDouble = Compiled.scalar(call(ScalarFunction.TO_DOUBLE, 7));

        assertThat(toLong.isLong()).isTrue();
        assertThat(toLong.evalLong(rows, 0)).isEqualTo(7);
        assertThat(toLong.eval(rows, 0)).isEqualTo(7L);
        assertThat(toDouble.isDouble()).isTrue();
        assertThat(toDouble.evalDouble(rows, 0)).isEqualTo(7.0);
        assertThat(Compiled.scalar(call(ScalarFunction.TO_INT, 7L)).isLong()).isFalse();
    }
}
