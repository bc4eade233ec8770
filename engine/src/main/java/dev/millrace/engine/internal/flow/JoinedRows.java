package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.SlotRows;

/** Rows that are joined again when they are asked for: a left row by its slot, and the one right row that matches it. */
final class JoinedRows implements SlotRows {

    /** So many rows that were asked for stay where they were put: two are compared, and few are. */
    private static final int ROWS = 4;
    private static final @Nullable Object[] NOTHING = {};

    private final RowSource lefts;
    private final int leftWidth;
    private final UniqueLookup.One rights;
    private @Nullable Object[] lanes = NOTHING;
    private int next;
    /** The slot of the row that was put last because it will be asked for; -1 if none was. */
    private int noted = -1;
    private int notedAt;
    private final @Nullable UniqueLookup lookup;

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

    private int room() {
        if (lanes.length == 0) {
            lanes = new @Nullable Object[ROWS * width()];
        }
        int at = next * width();
        next = (next + 1) % ROWS;
        noted = at == notedAt ? -1 : noted;
        return at;
    }

    @Override
    public @Nullable Object[] lanes() {
        if (lanes.length == 0) {
            lanes = new @Nullable Object[ROWS * width()];
        }
        return lanes;
    }

    @Override
    public int at(int slot) {
        if (slot == noted) {
            return notedAt;
        }
        int at = room();
        int from = lefts.at(slot);
        System.arraycopy(lefts.lanes(), from, lanes, at, leftWidth);
        lanes[at + leftWidth] = rights.one(lanes, at);
        return at;
    }

    @Override
    public void noted(int slot, @Nullable Object[] from, int at) {
        int to = room();
        System.arraycopy(from, at, lanes, to, width());
        noted = slot;
        notedAt = to;
    }

    @Override
    public RowSource before() {
        if (lookup == null || !(lefts instanceof SlotRows rows)) {
            throw new IllegalStateException("these rows are those before the step");
        }
        return new JoinedRows(rows.before(), leftWidth, lookup.before(), null);
    }
}
