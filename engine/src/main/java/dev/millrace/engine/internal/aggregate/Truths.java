package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;

/** Whether a condition is true in every row in which it is known, or in some: how often it is true and how often false. O(1), 24 bytes. */
final class Truths extends Accumulator {

    private final Shared shared;
    private int truths;
    private int falsehoods;

    Truths(Shared shared) {
        this.shared = shared;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        count(shared.operand().eval(rows, at), 1);
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        count(shared.operand().eval(rows, at), -1);
    }

    private void count(@Nullable Object truth, int change) {
        if (Boolean.TRUE.equals(truth)) {
            truths += change;
        } else if (truth != null) {
            falsehoods += change;
        }
    }

    @Override
    public @Nullable Object result() {
        if (truths == 0 && falsehoods == 0) {
            return null;
        }
        return shared.is(AggregateFunction.EVERY) ? falsehoods == 0 : truths > 0;
    }
}
