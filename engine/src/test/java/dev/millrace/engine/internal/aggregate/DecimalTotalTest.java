package dev.millrace.engine.internal.aggregate;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;

class DecimalTotalTest {

    @Test
    void result_sum_isWithoutTrailingZeros() {
        CheckedAccumulator.of(AggregateFunction.SUM, "decimal").with(1, new BigDecimal("0.30"))
                .with(2, new BigDecimal("99.70")).gives(new BigDecimal("1E+2")).without(2)
                .gives(new BigDecimal("0.3")).without(1).gives(null);
    }

    @Test
    void result_sumOfTooManyDigits_comesBackWhenItHasFewer() {
        CheckedAccumulator.of(AggregateFunction.SUM, "decimal").with(1, new BigDecimal("1E2000000000"))
                .gives(new BigDecimal("1E2000000000")).with(2, BigDecimal.ONE).gives(null)
                .with(3, new BigDecimal("-1E2000000000")).gives(BigDecimal.ONE);
    }

    @Test
    void result_average_hasThirtyFourDigits() {
        CheckedAccumulator.of(AggregateFunction.AVG, "integer").with(1, BigInteger.ONE).with(2, BigInteger.ONE)
                .with(3, BigInteger.ZERO).gives(new BigDecimal("0." + "6".repeat(33) + "7"));
    }

    @Test
    void result_averageBeyondAllExponents_isAFailure() {
        CheckedAccumulator.of(AggregateFunction.AVG, "decimal").with(1, new BigDecimal("1E-2147483647"))
                .with(2, BigDecimal.ZERO).with(3, BigDecimal.ZERO).gives(null);
    }

    @Test
    void result_numbersOfMixedTypes_areExactAndKnowNoNan() {
        CheckedAccumulator.of(AggregateFunction.SUM, "number").with(1, 1).with(2, 0.5).with(3, new BigDecimal("0.25"))
                .gives(new BigDecimal("1.75")).with(4, Double.NaN).gives(null).without(4)
                .gives(new BigDecimal("1.75"));
    }
}
