package dev.millrace.engine.internal.aggregate;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;

class CountsTest {

    @Test
    void result_rows_countsThoseOfNullsToo() {
        CheckedAccumulator count = new CheckedAccumulator(new AggregateNode(AggregateFunction.COUNT_ROWS, null));
        Sample empty = Sample.of(1, "text", null);

        count.gives(0L).add(empty).gives(1L).add(Sample.of(2, "text", "a")).gives(2L).remove(empty).gives(1L);
    }

    @Test
    void result_values_countsNoNulls() {
        CheckedAccumulator.of(AggregateFunction.COUNT, "text").gives(0L).with(1, null).gives(0L).with(2, "a").gives(1L)
                .without(1).gives(1L).without(2).gives(0L);
    }

    @Test
    void result_primitiveValues_areNeverNull() {
        CheckedAccumulator.of(AggregateFunction.COUNT, "whole").with(1, 0L).gives(1L).without(1).gives(0L);
    }
}
