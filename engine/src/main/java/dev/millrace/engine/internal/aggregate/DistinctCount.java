package dev.millrace.engine.internal.aggregate;

import org.eclipse.collections.api.block.HashingStrategy;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.value.Values;

/** How many different values there are. O(1). */
final class DistinctCount extends Accumulator {

    private static final HashingStrategy<Object> EQUALITY = new HashingStrategy<>() {

        private static final long serialVersionUID = 1;

        @Override
        public int computeHashCode(Object value) {
            return Values.hash(value);
        }

        @Override
        public boolean equals(Object a, Object b) {
            return Values.equal(a, b);
        }
    };

    private final Scalar operand;
    private final Tally tally = new Tally(EQUALITY);

    DistinctCount(Scalar operand) {
        this.operand = operand;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        Object value = operand.eval(rows, at);
        if (value != null) {
            tally.add(value);
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + tally.bytes();
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        Object value = operand.eval(rows, at);
        if (value != null) {
            tally.remove(value);
        }
    }

    @Override
    public Object result() {
        return (long) tally.size();
    }
}
