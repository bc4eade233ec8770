package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.value.IntegerSum;

/**
 * The exact sum of integers, or their average, rounded once. The sum is a {@code long} as long as that holds it, and 128 bits
 * afterwards. O(1), 40 bytes.
 */
final class IntegerTotal extends Accumulator {

    /** Up to here all integers are doubles, and the quotient of two doubles is rounded once. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private final Shared shared;
    private long sum;
    /** The sum, once it has left the range of a long. */
    private @Nullable IntegerSum wide;
    private int count;
    private boolean isFailureTold;

    /**
     * Makes them.
     *
     * @param shared what they have in common
     */
    record Factory(Shared shared) implements AccumulatorFactory, Gathering {

        @Override
        public Accumulator create() {
            return new IntegerTotal(shared);
        }

        @Override
        public @Nullable Gathering gathering() {
            return shared.operand().isLong() ? this : null;
        }

        @Override
        public Scalar number() {
            return shared.operand();
        }

        @Override
        public void add(Accumulator target, long[] numbers, int from, int to) {
            IntegerTotal total = (IntegerTotal) target;
            for (int i = from; i < to; i++) {
                total.add(numbers[i]);
            }
        }
    }

    IntegerTotal(Shared shared) {
        this.shared = shared;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        if (shared.readInteger(rows, at)) {
            add(shared.integer());
        }
    }

    private void add(long value) {
        count++;
        isFailureTold = false;
        long total = sum + value;
        if (wide == null && ((sum ^ total) & (value ^ total)) >= 0) {
            sum = total;
        } else {
            wide().add(value);
        }
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        if (shared.readInteger(rows, at)) {
            remove(shared.integer());
        }
    }

    private void remove(long value) {
        count--;
        isFailureTold = false;
        long rest = sum - value;
        if (wide == null && ((sum ^ value) & (sum ^ rest)) >= 0) {
            sum = rest;
        } else {
            wide().remove(value);
        }
        if (count == 0) {
            sum = 0;
            wide = null;
        }
    }

    private IntegerSum wide() {
        if (wide == null) {
            wide = new IntegerSum();
            wide.add(sum);
        }
        return wide;
    }

    @Override
    public @Nullable Object result() {
        if (count == 0) {
            return null;
        } else if (shared.is(AggregateFunction.AVG)) {
            return average();
        } else if (wide == null) {
            return sum;
        }
        return wide.fitsLong() ? (Object) wide.longValue() : tooLarge(wide);
    }

    private double average() {
        if (wide != null) {
            return wide.average(count);
        }
        if (sum >= -EXACT_DOUBLE && sum <= EXACT_DOUBLE) {
            return (double) sum / count;
        }
        IntegerSum narrow = new IntegerSum();
        narrow.add(sum);
        return narrow.average(count);
    }

    private @Nullable Object tooLarge(IntegerSum total) {
        if (isFailureTold) {
            return null;
        }
        isFailureTold = true;
        return shared.failed("The sum of integers is " + total + ", which does not fit a long (" + Long.MIN_VALUE
                + " to " + Long.MAX_VALUE + "): sum a decimal or floating-point expression instead");
    }
}
