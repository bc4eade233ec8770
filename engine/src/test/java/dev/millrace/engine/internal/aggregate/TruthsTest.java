package dev.millrace.engine.internal.aggregate;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;

class TruthsTest {

    @Test
    void result_every_skipsTheUnknown() {
        CheckedAccumulator.of(AggregateFunction.EVERY, "flag").gives(null).with(1, null).gives(null).with(2, true)
                .gives(true).with(3, false).gives(false).without(3).gives(true);
    }

    @Test
    void result_some_skipsTheUnknown() {
        CheckedAccumulator.of(AggregateFunction.SOME, "flag").gives(null).with(1, null).gives(null).with(2, false)
                .gives(false).with(3, true).gives(true).without(3).gives(false).without(2).gives(null);
    }
}
