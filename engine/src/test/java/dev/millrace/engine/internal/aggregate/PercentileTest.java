package dev.millrace.engine.internal.aggregate;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LiteralNode;

class PercentileTest {

    private static CheckedAccumulator percentile(String component, double fraction) {
        return new CheckedAccumulator(new AggregateNode(AggregateFunction.PERCENTILE,
                List.of(new FieldNode(0, Sample.component(component)), new LiteralNode(fraction)), List.of(), null));
    }

    @Test
    void result_fraction_liesBetweenTwoValuesInProportion() {
        percentile("small", 0.25).gives(null).with(1, 10).gives(10.0).with(2, 20).with(3, null).with(4, 30).with(5, 40)
                .gives(17.5).without(1).gives(25.0);
        percentile("small", 1).with(1, 10).with(2, 20).gives(20.0);
    }

    @Test
    void result_median_doesNotOverflow() {
        CheckedAccumulator.of(AggregateFunction.MEDIAN, "real").with(1, Double.MAX_VALUE).with(2, Double.MAX_VALUE)
                .gives(Double.MAX_VALUE);
        CheckedAccumulator.of(AggregateFunction.MEDIAN, "large").with(1, Long.MAX_VALUE).with(2, Long.MIN_VALUE)
                .gives(-0.5).without(2).gives(0x1p63);
        CheckedAccumulator.of(AggregateFunction.MEDIAN, "real").with(1, Double.MIN_VALUE).with(2, 0.0).gives(0.0)
                .with(3, -0.0).with(4, -Double.MIN_VALUE).gives(0.0);
    }

    @Test
    void result_nanAndInfinities_haveTheirPlaces() {
        CheckedAccumulator.of(AggregateFunction.MEDIAN, "real").with(1, Double.NaN).with(2, 1.0).gives(Double.NaN)
                .with(3, 2.0).gives(2.0).without(1).with(4, Double.POSITIVE_INFINITY).gives(2.0).without(2)
                .gives(Double.POSITIVE_INFINITY).with(5, Double.POSITIVE_INFINITY).without(3)
                .gives(Double.POSITIVE_INFINITY);
    }

    @Test
    void result_decimals_areRoundedToThirtyFourDigits() {
        CheckedAccumulator.of(AggregateFunction.MEDIAN, "decimal").with(1, new BigDecimal("1.10"))
                .with(2, new BigDecimal("1.20")).gives(new BigDecimal("1.15"));
    }

    @Test
    void result_decimalsFarApart_isAFailure() {
        CheckedAccumulator.of(AggregateFunction.MEDIAN, "decimal").with(1, new BigDecimal("1E200000"))
                .with(2, BigDecimal.ONE).gives(null).with(3, new BigDecimal("1E200000"))
                .gives(new BigDecimal("1E200000"));
    }

    @Test
    void result_nanAmongNumbersOfMixedTypes_isAFailureInTheMiddleOnly() {
        CheckedAccumulator.of(AggregateFunction.MEDIAN, "number").with(1, Double.NaN).gives(null).with(2, 1)
                .gives(null).with(3, 2.5).gives(new BigDecimal("2.5"));
    }

    @Test
    void result_manyValues_areFoundByPosition() {
        CheckedAccumulator median = CheckedAccumulator.of(AggregateFunction.MEDIAN, "large");
        for (long id = 0; id <= 200; id++) {
            median.with(id, id * 7 % 201);
        }
        median.gives(100.0);
        for (long id = 0; id <= 200; id++) {
            median.without(id);
            if (id % 10 == 0) {
                median.check();
            }
        }
        median.gives(null);
    }
}
