package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Lanes;
import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.SlotRows;

/**
 * Rows that are joined again when they are asked for: a left row by its slot, and the one right row that matches it. Those that a step
 * {@linkplain #noted noted} are still there when its changes are told.
 */
final class JoinedRows implements SlotRows {

    /** So many rows that were joined again stay where they were put: two are compared, and few are. */
    private static final int AGAIN = 4;
    /** So many rows of a step are noted at most. */
    private static final int MOST_NOTED = 256;
    private static final @Nullable Object[] NOTHING = {};

    private final RowSource lefts;
    private final int leftWidth;
    private final UniqueLookup.One rights;
    private final @Nullable UniqueLookup lookup;
    /** First those that were joined again, then those that were noted. */
    private @Nullable Object[] lanes = NOTHING;
    private int next;
    private int[] noted = {};
    private int notes;
    /** The noted row that is probably asked for next. */
    private int expected;

    JoinedRows(SlotRows lefts, int leftWidth, UniqueLookup rights) {
        this(lefts, leftWidth, rights::one, rights);
    }

    private JoinedRows(RowSource lefts, int leftWidth, UniqueLookup.One rights, @Nullable UniqueLookup lookup) {
        this.lefts = lefts;
        this.leftWidth = leftWidth;
        this.rights = rights;
        this.lookup = lookup;
    }

    private int width() {
        return leftWidth + 1;
    }

    @Override
    public @Nullable Object[] lanes() {
        if (lanes.length == 0) {
            lanes = new @Nullable Object[AGAIN * width()];
        }
        return lanes;
    }

    @Override
    public int at(int slot) {
        if (expected < notes && noted[expected] == slot) {
            return (AGAIN + expected++) * width();
        } else if (notes > 0 && noted[notes - 1] == slot) {
            return (AGAIN + notes - 1) * width();
        }
        @Nullable Object[] into = lanes();
        int at = next * width();
        next = (next + 1) % AGAIN;
        int from = lefts.at(slot);
        Lanes.copy(lefts.lanes(), from, into, at, leftWidth);
        into[at + leftWidth] = rights.one(into, at);
        return at;
    }

    @Override
    public void begins() {
        notes = 0;
        expected = 0;
    }

    @Override
    public void noted(int slot, @Nullable Object[] from, int at) {
        if (notes == MOST_NOTED) {
            return;
        } else if (notes == noted.length) {
            noted = Arrays.copyOf(noted, Math.max(1, 2 * notes));
            lanes = Arrays.copyOf(lanes, (AGAIN + noted.length) * width());
        }
        noted[notes] = slot;
        Lanes.copy(from, at, lanes, (AGAIN + notes) * width(), width());
        notes++;
    }

    @Override
    public long bytes() {
        return Bytes.HEADER + Bytes.ofReferences(lanes.length) + Bytes.ofInts(noted.length);
    }

    @Override
    public RowSource before() {
        if (lookup == null || !(lefts instanceof SlotRows rows)) {
            throw new IllegalStateException("these rows are those before the step");
        }
        return new JoinedRows(rows.before(), leftWidth, lookup.before(), null);
    }
}
