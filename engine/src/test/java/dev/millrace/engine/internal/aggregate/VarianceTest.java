package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;

/** Variances and deviations of integers, floating-point numbers and decimals. */
class VarianceTest {

    @Test
    void result_ofOneValue_isNullOfASampleAndZeroOfAPopulation() {
        for (String component : new String[] {"whole", "exact"}) {
            Object seven = component.equals("whole") ? (Object) 7L : (Object) 7.0;
            CheckedAccumulator.of(AggregateFunction.VARIANCE, component).gives(null).with(1, seven).gives(null);
            CheckedAccumulator.of(AggregateFunction.STDDEV_POPULATION, component).with(1, seven).gives(0.0);
        }
        CheckedAccumulator.of(AggregateFunction.VARIANCE_POPULATION, "decimal").with(1, new BigDecimal("7.0"))
                .gives(BigDecimal.ZERO);
    }

    @Test
    void result_largeIntegers_isExact() {
        long far = 1L << 53;
        CheckedAccumulator.of(AggregateFunction.VARIANCE, "whole").with(1, far).with(2, far + 1).with(3, far + 2)
                .gives(1.0).with(4, Long.MIN_VALUE).with(5, Long.MIN_VALUE).check().without(4).without(5).gives(1.0);
    }

    @Test
    void result_squaresOfTheLeastLong_passTheirCarriesOn() {
        CheckedAccumulator variance = CheckedAccumulator.of(AggregateFunction.VARIANCE_POPULATION, "whole");
        for (int id = 0; id < 9; id++) {
            variance.with(id, Long.MIN_VALUE).gives(0.0);
        }
        variance.with(9, Long.MAX_VALUE).check();
        for (int id = 0; id < 9; id++) {
            variance.without(id).check();
        }
        variance.gives(0.0).without(9).gives(null);
    }

    @Test
    void result_doublesOfAllMagnitudes_isExact() {
        CheckedAccumulator.of(AggregateFunction.VARIANCE_POPULATION, "exact").with(1, 1e15).with(2, 1e15 + 1)
                .gives(0.25).with(3, Double.MAX_VALUE).with(4, Double.MIN_VALUE).gives(Double.POSITIVE_INFINITY)
                .without(3).check().without(4).gives(0.25);
        CheckedAccumulator.of(AggregateFunction.VARIANCE_POPULATION, "real").with(1, 0x1p-537).with(2, -0x1p-537)
                .gives(Double.MIN_VALUE);
    }

    @Test
    void result_nanAndInfinities_areCountedApart() {
        CheckedAccumulator.of(AggregateFunction.STDDEV, "real").with(1, Double.NaN).gives(null)
                .with(2, Double.NEGATIVE_INFINITY).gives(Double.NaN).with(3, 1.0).with(4, 3.0).without(1).without(2)
                .gives(Math.sqrt(2));
    }

    @Test
    void result_decimalsFarApart_isAFailureWithoutATrace() {
        CheckedAccumulator.of(AggregateFunction.VARIANCE, "decimal").with(1, new BigDecimal("1.0"))
                .with(2, new BigDecimal("3")).gives(new BigDecimal("2")).with(3, new BigDecimal("1E2000000000"))
                .with(4, new BigDecimal("1E-2000000000")).gives(null).without(3).gives(null).without(4)
                .gives(new BigDecimal("2"));
    }

    @Test
    void result_decimalBeyondAllExponents_isAFailure() {
        CheckedAccumulator variance = CheckedAccumulator.of(AggregateFunction.VARIANCE_POPULATION, "decimal")
                .with(1, new BigDecimal("1E-2000000000")).gives(null);

        assertThat(variance.failures()).singleElement().isInstanceOf(ArithmeticException.class);
    }

    @Property(tries = 100)
    void result_anyDoubles_isThatOfTheReference(@ForAll @Size(min = 2, max = 5) double[] values) {
        CheckedAccumulator variance = CheckedAccumulator.of(AggregateFunction.VARIANCE, "exact");
        for (int id = 0; id < values.length; id++) {
            variance.with(id, values[id]).check();
        }
    }

    @Property(tries = 100)
    void result_anyLongs_isThatOfTheReference(@ForAll @Size(min = 2, max = 5) long[] values) {
        CheckedAccumulator variance = CheckedAccumulator.of(AggregateFunction.STDDEV_POPULATION, "whole");
        for (int id = 0; id < values.length; id++) {
            variance.with(id, values[id]).check();
        }
    }
}
