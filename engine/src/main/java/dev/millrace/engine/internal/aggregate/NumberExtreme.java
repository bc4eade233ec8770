package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Visits;

/**
 * The least or greatest of numbers of one primitive type and how often it occurs; the other ones are kept in order, and looked at when it
 * leaves. What few others do is noted first, and put in order together. O(1) for occurrences of the extreme itself and where there are few
 * others, else O(log of the distinct numbers); an object only for an extreme that is new. 64 bytes for the extreme and up to 272 for notes,
 * some 24 for each other number.
 */
final class NumberExtreme extends Accumulator {

    private static final int FEWEST_NOTES = 8;
    private static final int MOST_NOTES = 32;
    private static final long[] NONE = {};

    private final NumberCode code;
    private final Visits visits;
    /** All bits set if the greatest is wanted: it has the least code then. */
    private final long turned;
    private long extreme;
    private int count;
    /** How often there are other numbers. */
    private long rest;
    /** Other numbers that came since the rest was put in order, and from the end on those that went. */
    private long[] notes = NONE;
    private int came;
    private int went;
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
            extreme.putInOrder(); // so that no commit has to
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
            come(number);
            return;
        }
        if (count > 0 && number < extreme) {
            putNotesInOrder();
            rest += count;
            others().add(extreme, count);
            count = 0;
        }
        if (count == 0) {
            show(number, 0);
        }
        count++;
    }

    private void come(long number) {
        rest++;
        if (isNoted()) {
            notes[came++] = number;
        } else {
            others().add(number, 1);
        }
    }

    private void go(long number) {
        rest--;
        if (isNoted()) {
            notes[notes.length - ++went] = number;
        } else {
            others().remove(number);
        }
        if (rest == 0) {
            others = null;
            notes = NONE;
            came = 0;
            went = 0;
        }
    }

    /** Whether another number is to be noted, for which there is room then; of many others nothing is. */
    private boolean isNoted() {
        if (came + went == MOST_NOTES) {
            putNotesInOrder();
        }
        if (others != null && !others.areFew()) {
            return false;
        }
        if (came + went == notes.length) {
            growNotes();
        }
        return true;
    }

    private void growNotes() {
        long[] larger = new long[Math.max(FEWEST_NOTES, 2 * notes.length)];
        System.arraycopy(notes, 0, larger, 0, came);
        System.arraycopy(notes, notes.length - went, larger, larger.length - went, went);
        notes = larger;
    }

    private void putNotesInOrder() {
        if (came + went > 0) {
            others().change(notes, came, notes.length - went);
            came = 0;
            went = 0;
        }
    }

    private void putInOrder() {
        if (rest > 0) {
            putNotesInOrder();
            others().putInOrder();
        }
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
        if (count == 0 || number < extreme || number > extreme && rest == 0) {
            throw new IllegalStateException(
                    "value " + code.number(number ^ turned) + " is removed from a group that does not hold it");
        } else if (number > extreme) {
            go(number);
        } else if (--count == 0 && rest > 0) {
            putNotesInOrder();
            next(others());
        }
    }

    /** Makes the first of the others the extreme. */
    private void next(OrderedLongs from) {
        show(from.get(0), from.count(0));
        from.removeAt(0);
        rest -= count;
        if (rest == 0) {
            others = null;
            notes = NONE;
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + Bytes.ofLongs(notes.length) + (others == null ? 0 : others.bytes());
    }

    @Override
    public boolean mayDiffer() {
        return shown == null || count == 0;
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
