package dev.millrace.engine.internal.output;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.query.Identity;
import dev.millrace.query.value.Values;

/**
 * What the lanes of a row become at the end of a plan.
 *
 * @param row makes the row the user sees
 * @param canWait whether making it cannot fail, nor tell of a problem, so that it need not be made before somebody asks for it
 * @param identity tells rows apart
 * @param reads the components that {@code row} reads, for each lane
 */
public record Shape(Scalar row, boolean canWait, IdentityReader identity, long[] reads) {

    /** Stands in a store for a null that was made. */
    private static final Object NULL = new Object();

    /** What the row in a slot becomes: made when it is first asked for, and remembered. */
    @Nullable
    Object of(LaneStore rows, int slot) {
        Object known = rows.made(slot);
        return known == null ? make(rows, slot, rows.lanes(), rows.at(slot)) : known == NULL ? null : known;
    }

    /** The same where the lanes of the row are at hand. */
    @Nullable
    Object of(LaneStore rows, int slot, @Nullable Object[] lanes, int at) {
        Object known = rows.made(slot);
        return known == null ? make(rows, slot, lanes, at) : known == NULL ? null : known;
    }

    private @Nullable Object make(LaneStore rows, int slot, @Nullable Object[] lanes, int at) {
        Object made = row.eval(lanes, at);
        if (!row.isLane()) { // else it need not be remembered
            remember(rows, slot, made);
        }
        return made;
    }

    /** What a row that is in no store becomes; {@code known} if that was made before. */
    @Nullable
    Object of(@Nullable Object[] lanes, int at, @Nullable Object known) {
        return known == null ? row.eval(lanes, at) : known == NULL ? null : known;
    }

    /**
     * What is to be remembered of a row that becomes the same as before: what was made of it, so that who has seen that goes on seeing it.
     *
     * @return null if nothing is to be, as far as is known
     */
    @Nullable
    Object shown(@Nullable Object[] before, int at, @Nullable Object made, @Nullable Object[] after) {
        return made != null ? made : shown(before, at, after, at);
    }

    /** The same of a row of which nothing is remembered. */
    @Nullable
    Object shown(@Nullable Object[] before, int at, @Nullable Object[] after, int afterAt) {
        if (!row.isLane()) {
            return null;
        }
        Object was = row.eval(before, at);
        return was == row.eval(after, afterAt) ? null : was;
    }

    /** Remembers what was made of the row in a slot. */
    static void remember(LaneStore rows, int slot, @Nullable Object made) {
        rows.remember(slot, made == null ? NULL : made);
    }

    /** Tells the row in a slot apart. */
    Identity identity(LaneStore rows, int slot) {
        return identity.read(rows.lanes(), rows.at(slot));
    }

    /** Whether two rows become the same. Makes neither if that can wait. */
    boolean isSame(LaneStore rows, int slot, LaneStore others, int other) {
        return canWait ? row.isSame(rows.lanes(), rows.at(slot), others.lanes(), others.at(other))
                : isSame(of(rows, slot), of(others, other));
    }

    static boolean isSame(@Nullable Object before, @Nullable Object after) {
        return before == after || Values.same(before, after);
    }
}
