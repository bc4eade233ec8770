package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.Visits;

/**
 * The least or greatest of numbers of one primitive type and how often it occurs; the other ones are kept in order, and looked at when it
 * leaves. O(1) for occurrences of the extreme itself, else O(log of the distinct numbers); an object only for an extreme that is new. 48
 * bytes for the extreme, some 24 for each other number.
 */
final class NumberExtreme extends Accumulator {

    private final NumberCode code;
    private final Visits visits;
    /** All bits set if the greatest is wanted: it has the least code then. */
    private final long turned;
    private long extreme;
    private int count;
    private @Nullable OrderedLongs others;
    /** The extreme as it is shown; null if it is not made yet. */
    private @Nullable Object shown;

    /**
     * Makes them.
     *
     * @param code reads the numbers
     * @param isGreatest whether the greatest is wanted
     * @param visits counts the nodes that trees of numbers search
     */
    record Factory(NumberCode code, boolean isGreatest, Visits visits) implements AccumulatorFactory, Gathering {

        @Override
        public Accumulator create() {
            return new NumberExtreme(code, isGreatest, visits);
        }

        @Override
        public @Nullable Gathering gathering() {
            return code.operand().isLong() ? this : null;
        }

        @Override
        public Scalar number() {
            return code.operand();
        }

        @Override
        public void add(Accumulator target, long[] numbers, int from, int to) {
            NumberExtreme extreme = (NumberExtreme) target;
            for (int i = from; i < to; i++) {
                extreme.add(numbers[i] ^ extreme.turned);
            }
        }
    }

    NumberExtreme(NumberCode code, boolean isGreatest, Visits visits) {
        this.code = code;
        this.turned = isGreatest ? -1 : 0;
        this.visits = visits;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        if (code.isAbsent(rows, at)) {
            return;
        }
        add(code.read(rows, at) ^ turned);
    }

    private void add(long number) {
        if (count > 0 && number > extreme) {
            others().add(number, 1);
            return;
        }
        if (count > 0 && number < extreme) {
            others().add(extreme, count);
            count = 0;
        }
        if (count == 0) {
            show(number, 0);
        }
        count++;
    }

    private OrderedLongs others() {
        if (others == null) {
            others = new OrderedLongs(true, visits);
        }
        return others;
    }

    private void show(long number, int times) {
        extreme = number;
        count = times;
        shown = null;
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        if (code.isAbsent(rows, at)) {
            return;
        }
        long number = code.read(rows, at) ^ turned;
        if (count == 0 || number < extreme || number > extreme && others == null) {
            throw new IllegalStateException(
                    "value " + code.number(number ^ turned) + " is removed from a group that does not hold it");
        } else if (number > extreme) {
            others().remove(number);
        } else if (--count == 0 && others != null) {
            show(others.get(0), others.count(0));
            others.removeAt(0);
        }
        if (others != null && others.size() == 0) {
            others = null;
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + (others == null ? 0 : others.bytes());
    }

    @Override
    public @Nullable Object result() {
        if (count == 0) {
            return null;
        }
        if (shown == null) {
            shown = code.number(extreme ^ turned);
        }
        return shown;
    }
}
