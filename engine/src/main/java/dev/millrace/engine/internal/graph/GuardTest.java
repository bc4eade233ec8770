package dev.millrace.engine.internal.graph;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.query.value.Values;

/** Asks of one change whether it can concern a step with a guard: what routes do for many changes and steps. O(1). */
final class GuardTest extends RowPredicate {

    private final Guard guard;
    /** Null if the guard looks at lanes that the rows have not: all can be of concern then. */
    private final @Nullable Scalar value;
    private final @Nullable Object least;
    private final @Nullable Object greatest;
    private final boolean orNull;
    /** Whether values and bounds are integers, so that none is made an object. */
    private final boolean isOfLongs;
    private final long leastLong;
    private final long greatestLong;

    private GuardTest(Guard guard, @Nullable Scalar value) {
        this.guard = guard;
        this.value = value;
        if (guard instanceof Guard.EqualTo equal) {
            least = equal.constant();
            greatest = equal.constant();
            orNull = false;
        } else {
            Guard.Within within = (Guard.Within) guard;
            least = within.least();
            greatest = within.greatest();
            orNull = within.orNull();
        }
        isOfLongs = value != null && value.isLong() && isIntegerOrNull(least) && isIntegerOrNull(greatest);
        leastLong = isOfLongs && least instanceof Number number ? number.longValue() : Long.MIN_VALUE;
        greatestLong = isOfLongs && greatest instanceof Number number ? number.longValue() : Long.MAX_VALUE;
    }

    private static boolean isIntegerOrNull(@Nullable Object bound) {
        return bound == null || bound instanceof Long || bound instanceof Integer || bound instanceof Short
                || bound instanceof Byte;
    }

    /**
     * Asks by a guard.
     *
     * @param guard looks at rows of an operator, or at rows that begin with the lanes of those
     * @param rows the operator
     * @param earlier asked by another guard of the same operator's rows; null if nothing did
     */
    static GuardTest of(Guard guard, Operator rows, @Nullable GuardTest earlier) {
        if (earlier != null && earlier.guard.value().equals(guard.value())) {
            return new GuardTest(guard, earlier.value);
        }
        if (!rows.hasLanesOf(guard.value())) {
            return new GuardTest(guard, null);
        }
        LaneNulls nulls = rows.table() != null && rows.width() == 1 ? LaneNulls.none()
                : LaneNulls.none().and(0, rows.width());
        return new GuardTest(guard, new ScalarCompiler(nulls, Failures.NONE).scalar(guard.value()));
    }

    /** Whether this asks by a guard, that very one. */
    boolean isOf(Guard other) {
        return guard == other;
    }

    /** Whether this tells rows apart: it does not if the guard looks at lanes that the rows have not. */
    boolean tells() {
        return value != null;
    }

    @Override
    public boolean test(@Nullable Object[] rows, int at) {
        return value == null || holds(value, rows, at);
    }

    @Override
    public void select(RowBlock block) {
        if (value == null || !isOfLongs) {
            super.select(block);
            return;
        }
        long[] numbers = block.claim();
        value.longs(block, numbers);
        for (int i = 0; i < block.size(); i++) {
            numbers[i] = leastLong <= numbers[i] && numbers[i] <= greatestLong ? 1 : 0;
        }
        block.keep(numbers);
        block.release();
    }

    /** Whether the row as it was, or as it is, can be of concern. */
    boolean concerns(Delta changes, int entry, int presence) {
        Scalar asked = value;
        if (asked == null) {
            return true;
        }
        int at = changes.at(entry);
        return (presence & Delta.AFTER) != 0 && holds(asked, changes.after(), at)
                || (presence & Delta.BEFORE) != 0 && holds(asked, changes.before(), at);
    }

    private boolean holds(Scalar asked, @Nullable Object[] rows, int at) {
        if (isOfLongs) {
            long number = asked.evalLong(rows, at);
            return leastLong <= number && number <= greatestLong;
        }
        Object found = asked.eval(rows, at);
        if (found == null) {
            return orNull;
        }
        return (least == null || Values.compare(least, found) <= 0)
                && (greatest == null || Values.compare(found, greatest) <= 0);
    }
}
