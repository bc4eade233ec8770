package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** How many there are. O(1). */
final class Counts {

    private Counts() {
    }

    /** Makes those that count rows. */
    record OfRows() implements AccumulatorFactory, Gathering {

        @Override
        public Accumulator create() {
            return new Rows();
        }

        @Override
        public Gathering gathering() {
            return this;
        }

        @Override
        public @Nullable Scalar number() {
            return null;
        }

        @Override
        public void add(Accumulator target, long[] numbers, int from, int to) {
            ((Rows) target).count += to - from;
        }
    }

    /** Counts rows. 16 bytes. */
    static final class Rows extends Accumulator {

        private int count;

        @Override
        public void add(@Nullable Object[] rows, int at) {
            count++;
        }

        @Override
        public void remove(@Nullable Object[] rows, int at) {
            count--;
        }

        @Override
        public Object result() {
            return (long) count;
        }
    }

    /** Counts values that are not null. 24 bytes. */
    static final class Present extends Accumulator {

        private final Scalar operand;
        private int count;

        Present(Scalar operand) {
            this.operand = operand;
        }

        @Override
        public void add(@Nullable Object[] rows, int at) {
            count += present(rows, at);
        }

        @Override
        public void remove(@Nullable Object[] rows, int at) {
            count -= present(rows, at);
        }

        private int present(@Nullable Object[] rows, int at) {
            return operand.isLong() || operand.isDouble() || operand.eval(rows, at) != null ? 1 : 0;
        }

        @Override
        public Object result() {
            return (long) count;
        }
    }
}
