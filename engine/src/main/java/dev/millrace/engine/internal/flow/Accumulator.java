package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.value.IntegerSum;

/**
 * The running state of one aggregate of one group. Adding and removing a row leaves no trace (law 6). Nulls are skipped.
 */
public abstract class Accumulator {

    /** Takes in a row of the group. */
    abstract void add(@Nullable Object[] rows, int at);

    /** Lets go of a row that was taken in, with the same value of the operand. */
    abstract void remove(@Nullable Object[] rows, int at);

    /** The aggregate over the rows that are in. */
    abstract @Nullable Object result();

    /** Makes the accumulators of one aggregate, one for each group. */
    @FunctionalInterface
    public interface Factory {

        /** Makes an empty accumulator. */
        Accumulator create();

        /**
         * The accumulators of an aggregate.
         *
         * @param aggregate the aggregate
         * @param operand what is aggregated; null for the count of rows alone
         * @param identity tells the rows apart
         */
        static Factory of(AggregateNode aggregate, @Nullable Scalar operand, IdentityReader identity) {
            if (operand == null) {
                return CountRows::new;
            }
            ShownForm form = ShownForm.of(aggregate.leafType());
            return switch (aggregate.function()) {
                case COUNT -> () -> new Count(operand);
                case SUM -> () -> new IntegerTotal(operand, false);
                case AVG -> () -> new IntegerTotal(operand, true);
                case MIN -> () -> new Extreme(operand, form, identity, false);
                case MAX -> () -> new Extreme(operand, form, identity, true);
                default -> throw new IllegalArgumentException("Aggregate " + aggregate + " is not kept current yet");
            };
        }
    }

    /** Counts all rows. O(1), 16 bytes. */
    static final class CountRows extends Accumulator {
        private long count;

        @Override
        void add(@Nullable Object[] rows, int at) {
            count++;
        }

        @Override
        void remove(@Nullable Object[] rows, int at) {
            count--;
        }

        @Override
        Object result() {
            return count;
        }
    }

    /** Counts values that are not null. O(1). */
    static final class Count extends Accumulator {
        private final Scalar operand;
        private long count;

        Count(Scalar operand) {
            this.operand = operand;
        }

        @Override
        void add(@Nullable Object[] rows, int at) {
            count += operand.eval(rows, at) == null ? 0 : 1;
        }

        @Override
        void remove(@Nullable Object[] rows, int at) {
            count -= operand.eval(rows, at) == null ? 0 : 1;
        }

        @Override
        Object result() {
            return count;
        }
    }

    /** The exact sum of integers, or their average. O(1). */
    static final class IntegerTotal extends Accumulator {
        private final Scalar operand;
        private final boolean average;
        private final IntegerSum sum = new IntegerSum();
        private long count;

        IntegerTotal(Scalar operand, boolean average) {
            this.operand = operand;
            this.average = average;
        }

        @Override
        void add(@Nullable Object[] rows, int at) {
            if (operand.eval(rows, at) instanceof Number value) {
                sum.add(value.longValue());
                count++;
            }
        }

        @Override
        void remove(@Nullable Object[] rows, int at) {
            if (operand.eval(rows, at) instanceof Number value) {
                sum.remove(value.longValue());
                count--;
            }
        }

        @Override
        @Nullable
        Object result() {
            if (count == 0) {
                return null;
            }
            if (average) {
                return sum.average(count);
            }
            return sum.fitsLong() ? sum.longValue() : null;
        }
    }
}
