package dev.millrace.engine.internal.aggregate;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;

/** The different values, and how many there are. */
class DistinctTest {

    @Test
    void result_count_comparesByValue() {
        CheckedAccumulator.of(AggregateFunction.COUNT_DISTINCT, "number").gives(0L).with(1, 1).gives(1L).with(2, 1.0)
                .with(3, new BigDecimal("1.00")).gives(1L).with(4, Double.NaN).with(5, Float.NaN).with(6, null)
                .gives(2L).without(1).without(2).gives(2L).without(3).gives(1L).without(4).without(5).gives(0L);
    }

    @Test
    void result_bytes_areToldApartByContent() {
        CheckedAccumulator.of(AggregateFunction.COUNT_DISTINCT, "bytes").with(1, new byte[] {1})
                .with(2, new byte[] {1}).gives(1L).with(3, new byte[0]).gives(2L);
    }

    @Test
    void result_set_isCanonicalAndInTheOrderOfItsValues() {
        CheckedAccumulator.of(AggregateFunction.SET, "decimal").gives(List.of()).with(1, new BigDecimal("1.50"))
                .with(2, null).with(3, new BigDecimal("1.5")).with(4, BigDecimal.ONE)
                .gives(List.of(BigDecimal.ONE, new BigDecimal("1.5"))).without(1)
                .gives(List.of(BigDecimal.ONE, new BigDecimal("1.5"))).without(3).gives(List.of(BigDecimal.ONE));
    }
}
