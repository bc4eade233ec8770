package dev.millrace.engine.internal.aggregate;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;

class FloatingTotalTest {

    @Test
    void result_nanAndInfinities_leaveNoTrace() {
        CheckedAccumulator.of(AggregateFunction.SUM, "exact").with(1, 1.5).with(2, Double.NaN).gives(Double.NaN)
                .with(3, Double.POSITIVE_INFINITY).without(2).gives(Double.POSITIVE_INFINITY)
                .with(4, Double.NEGATIVE_INFINITY).gives(Double.NaN).without(3).gives(Double.NEGATIVE_INFINITY)
                .without(4).gives(1.5);
    }

    @Test
    void result_cancellingNumbers_leaveTheRest() {
        CheckedAccumulator.of(AggregateFunction.SUM, "real").with(1, 1e300).with(2, 0.1).with(3, -1e300).gives(0.1)
                .without(2).gives(0.0);
    }

    @Test
    void result_negativeZeros_areShownWithoutSign() {
        CheckedAccumulator.of(AggregateFunction.SUM, "single").with(1, -0f).gives(0.0);
        CheckedAccumulator.of(AggregateFunction.AVG, "real").with(1, -Double.MIN_VALUE).with(2, 0.0).gives(0.0);
    }

    @Test
    void result_sumBeyondTheGreatestDouble_isInfiniteAndComesBack() {
        CheckedAccumulator.of(AggregateFunction.SUM, "real").with(1, Double.MAX_VALUE).with(2, Double.MAX_VALUE)
                .gives(Double.POSITIVE_INFINITY).without(1).gives(Double.MAX_VALUE);
        CheckedAccumulator.of(AggregateFunction.AVG, "real").with(1, Double.MAX_VALUE).with(2, Double.MAX_VALUE)
                .gives(Double.MAX_VALUE);
    }
}
