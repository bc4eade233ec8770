package dev.millrace.engine.internal.function;

import static dev.millrace.engine.internal.function.Outcome.call;
import static dev.millrace.engine.internal.function.Outcome.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;

class CaseFunctionTest {

    private static final FunctionNode FAILING = call(ScalarFunction.DIVIDE, 1, 0);
    private static final CallNode FAILING_CONDITION = new CallNode(Operator.EQ, FAILING, new LiteralNode(1));

    @Test
    void caseWhen_looksAtNothingButWhatItChooses() {
        assertThat(Outcome.of(ScalarFunction.CASE_WHEN, true, 7, FAILING_CONDITION, FAILING, FAILING))
                .isEqualTo(new Outcome(7, List.of()));
        assertThat(Outcome.of(ScalarFunction.CASE_WHEN, false, FAILING, true, 8, FAILING))
                .isEqualTo(new Outcome(8, List.of()));
        assertThat(Outcome.of(ScalarFunction.CASE_WHEN, missing(Boolean.class), FAILING, false, FAILING, 9))
                .isEqualTo(new Outcome(9, List.of()));
    }

    @Test
    void caseWhen_conditionThatFails_isNotTrue() {
        Outcome outcome = Outcome.of(ScalarFunction.CASE_WHEN, FAILING_CONDITION, 7, 8);

        assertThat(outcome.value()).isEqualTo(8);
        assertThat(outcome.failures()).hasSize(1);
    }

    @Test
    void values_areBroughtToTheirCommonType() {
        assertThat(Outcome.of(ScalarFunction.CASE_WHEN, true, 7, 8L).value()).isEqualTo(7L);
        assertThat(Outcome.of(ScalarFunction.CASE_WHEN, true, 0.1f, 8).value()).isEqualTo((double) 0.1f);
        assertThat(Outcome.of(ScalarFunction.LEAST, (short) 7, new BigDecimal("7.0")).value())
                .isEqualTo(new BigDecimal("7"));
        assertThat(Outcome.of(ScalarFunction.GREATEST, Long.MAX_VALUE, 0x1p62).value()).isEqualTo(0x1p63);
    }

    @Test
    void noNumberAmongDecimals_isAFailureOnlyIfItIsChosen() {
        LiteralNode none = new LiteralNode(Double.NaN, Number.class);

        assertThat(Outcome.of(ScalarFunction.CASE_WHEN, true, none, 1).why()).isEqualTo("NaN is no decimal");
        assertThat(Outcome.of(ScalarFunction.GREATEST, none, 1).why()).isEqualTo("NaN is no decimal");
        assertThat(Outcome.of(ScalarFunction.LEAST, none, 1)).isEqualTo(new Outcome(BigDecimal.ONE, List.of()));
    }

    @Test
    void least_looksAtAllItsOperands() {
        assertThat(Outcome.of(ScalarFunction.LEAST, missing(Integer.class), FAILING).failures()).hasSize(1);
        assertThat(Outcome.of(ScalarFunction.LEAST, 1, missing(Integer.class)))
                .isEqualTo(new Outcome(null, List.of()));
    }
}
