package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;

class IntegerTotalTest {

    @Test
    void result_sumBeyondLong_isAFailureAndComesBackWhenItFits() {
        CheckedAccumulator sum = CheckedAccumulator.of(AggregateFunction.SUM, "whole").with(1, Long.MAX_VALUE)
                .with(2, 1L).gives(null);
        assertThat(sum.failures()).singleElement().asString().contains("9223372036854775808");

        sum.with(3, -1L).gives(Long.MAX_VALUE).without(2).gives(Long.MAX_VALUE - 1).without(1).gives(-1L).without(3)
                .gives(null);
    }

    @Test
    void result_sumBelowLong_comesBackWhenItFits() {
        CheckedAccumulator.of(AggregateFunction.SUM, "large").with(1, Long.MIN_VALUE).with(2, null)
                .gives(Long.MIN_VALUE).with(3, Long.MIN_VALUE).gives(null).without(1).gives(Long.MIN_VALUE);
    }

    @Test
    void result_averageOfAnySum_isRoundedOnce() {
        CheckedAccumulator.of(AggregateFunction.AVG, "large").gives(null).with(1, (1L << 53) + 1).gives(0x1p53)
                .with(2, Long.MAX_VALUE).with(3, Long.MAX_VALUE).without(1).gives(0x1p63).with(4, Long.MIN_VALUE)
                .with(5, Long.MIN_VALUE).gives(-0.5);
    }

    @Test
    void result_shorts_areSummedAsLongs() {
        CheckedAccumulator.of(AggregateFunction.SUM, "tiny").with(1, Short.MAX_VALUE).with(2, (short) 1).gives(32_768L);
    }
}
