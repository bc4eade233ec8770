package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.store.Lanes;
import dev.millrace.engine.internal.store.SlotRows;

/**
 * The inner or left join with a side whose whole key is equated: a left row matches at most one right row, and so keeps its slot and
 * its identity (law 10).
 *
 * <p>In: changes of both sides, also in one commit. Out: one entry for each left row that changed itself, or whose match did. State:
 * none, but the rows for a join above that asks by a key of both sides. Cost: one look-up a left change, and the left rows of a
 * right change.
 *
 * <p>Exactness: a left row that changed is joined with the right side's row before the commit (its row now, corrected by its
 * changes) and after it; right changes with the left rows that did not change, which are the same before and after.
 */
public final class KeyedJoinOperator extends JoinOperator {

    private final boolean outer;
    private final RightChanges rightChanges;
    private final Match before;
    private final Match after;

    /** The right row that matches a left one. */
    private static final class Match implements RowVisitor {
        private final @Nullable Object[] lanes;
        private boolean found;

        Match(int width) {
            this.lanes = new @Nullable Object[width];
        }

        void clear() {
            if (found) {
                Arrays.fill(lanes, null);
                found = false;
            }
        }

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            Lanes.copy(rows, at, lanes, 0, lanes.length);
            found = true;
        }
    }

    /**
     * Joins two inputs.
     *
     * @param sides the inputs and how their rows match
     * @param outer whether left rows without a match are shown
     */
    public KeyedJoinOperator(JoinSides sides, boolean outer) {
        super(sides);
        this.rightChanges = new RightChanges(sides, this::emitRight);
        this.outer = outer;
        this.before = new Match(rightWidth);
        this.after = new Match(rightWidth);
    }

    @Override
    public String name() {
        return outer ? "left join by key" : "join by key";
    }

    @Override
    long stateBytes() {
        return kept.bytes();
    }

    @Override
    public int rowsHeld() {
        return kept.size();
    }

    @Override
    void process() {
        Delta lefts = sides.left().output();
        DeltaIndex changedRights = sides.changedRights();
        for (int i = 0; i < lefts.size(); i++) {
            joinLeft(lefts, i, lefts.presence(i), changedRights);
        }
        rightChanges.join();
        kept.update();
    }

    @Override
    public boolean takesOne(Operator from) {
        return from == sides.left() && from != sides.right() && kept.isNone();
    }

    @Override
    public boolean handsOnLanesOf(Operator from) {
        return from == sides.left() && sides.areHarmlessToFind();
    }

    @Override
    public void concern(@Nullable RowPredicate concern) {
        rightChanges.concern(kept.isNone() ? concern : null);
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    int one(Delta changes, int entry, int presence) {
        joinLeft(changes, entry, presence, null);
        return output().isEmpty() ? 0 : output().presence(0);
    }

    private void joinLeft(Delta changes, int entry, int presence, @Nullable DeltaIndex changedRights) {
        before.clear();
        after.clear();
        int at = changes.at(entry);
        boolean present = (presence & Delta.AFTER) != 0;
        boolean wasPresent = (presence & Delta.BEFORE) != 0;
        if (present && sides.leftCanMatch(changes.after(), at)) {
            sides.rights().forEach(changes.after(), at, after);
        }
        boolean sameMatch =
                changedRights == null && present && wasPresent && !sides.concernsLeft(changes, entry);
        if (!sameMatch && wasPresent && sides.leftCanMatch(changes.before(), at)) {
            sides.forEachRightBefore(changes.before(), at, changedRights, before);
        }
        Match earlier = sameMatch ? after : before;
        boolean matched = wasPresent && earlier.found && sides.match(changes.before(), at, earlier.lanes, 0);
        boolean matches =
                sameMatch ? matched : present && after.found && sides.match(changes.after(), at, after.lanes, 0);
        boolean was = wasPresent && (matched || outer);
        boolean is = present && (matches || outer);
        if (was || is) {
            int out = output().add(changes.slot(entry), was, is);
            fillByLeft(out, changes, entry, matched ? earlier.lanes : null, 0, matches ? after.lanes : null, 0);
        }
    }

    /** What becomes of a left row that did not change itself, of which the key is or was that of a right row. */
    private void emitRight(int entry, int slot, @Nullable Object[] lefts, int leftAt, boolean wasEqual,
            boolean isEqual) {
        Delta changes = sides.right().output();
        int from = changes.at(entry);
        boolean matched = wasEqual && sides.match(lefts, leftAt, changes.before(), from);
        boolean matches = isEqual && sides.match(lefts, leftAt, changes.after(), from);
        if (!matched && !matches) {
            return;
        }
        boolean was = matched || outer;
        boolean is = matches || outer;
        int out = output().add(slot, was, is);
        fillByRight(out, lefts, leftAt, changes, entry, matched, matches);
    }

    @Override
    public void scan(RowVisitor visitor) {
        sides.left().scan(new Completing().to(visitor));
    }

    @Override
    public void scanBlocks(int lanes, BlockVisitor visitor) {
        UniqueLookup rights = sides.onlyRights();
        if (rights == null) {
            super.scanBlocks(lanes, visitor);
        } else if (outer && lanes <= leftWidth) {
            sides.left().scanBlocks(lanes, visitor);
        } else {
            int read = lanes <= leftWidth ? Math.max(lanes, sides.leftKeyLanes()) : leftWidth;
            sides.left().scanBlocks(read,
                    new JoiningBlocks(rights, outer, read, lanes <= leftWidth ? 0 : leftWidth, visitor));
        }
    }

    @Override
    public @Nullable RowTable table() {
        return sides.left().table();
    }

    @Override
    RowVisitor fromTable(RowVisitor visitor) {
        return sides.left().fromTable(new Completing().to(visitor));
    }

    @Override
    public @Nullable SlotRows slotRows() {
        UniqueLookup rights = sides.onlyRights();
        SlotRows lefts = rights == null ? null : sides.left().slotRows();
        return rights == null || lefts == null ? null : new JoinedRows(lefts, leftWidth, rights);
    }

    /** Whether columns read right rows alone, and are null where there is none. */
    private boolean isOfRight(List<RowExpr> columns) {
        return Sides.readOnlyFrom(leftWidth, columns) && (!outer || Sides.areNullWhereAbsent(columns));
    }

    @Override
    @Nullable
    Wish wish(List<RowExpr> columns, int worth) {
        if (!sides.areHarmless()) {
            return null;
        } else if (Sides.readOnlyBelow(leftWidth, columns)) {
            return sides.left().wish(columns, worth);
        }
        return isOfRight(columns)
                ? sides.right().wish(columns.stream().map(column -> column.shifted(-leftWidth)).toList(), worth) : null;
    }

    @Override
    int atMost() {
        return sides.left().atMost();
    }

    @Override
    Lookup lookup(LookupKey key) {
        if (Sides.readOnlyBelow(leftWidth, key.columns())) {
            return new LookupThrough(sides.left().lookup(key), Completing::new);
        }
        boolean byRight = isOfRight(key.columns()) && (!outer || key.findsNoNulls());
        return byRight ? ByRight.of(sides, key, (leftSlot, rightSlot) -> leftSlot) : kept.lookup(key);
    }

    /** Joins left rows with their right rows as they are now. */
    private final class Completing extends Through {
        private final @Nullable Object[] lanes = new @Nullable Object[width()];
        private final Match match = new Match(rightWidth);

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            match.clear();
            if (sides.leftCanMatch(rows, at)) {
                sides.rights().forEach(rows, at, match);
            }
            boolean matches = match.found && sides.match(rows, at, match.lanes, 0);
            if (!matches && !outer) {
                return;
            }
            Lanes.copy(rows, at, lanes, 0, leftWidth);
            if (matches) {
                Lanes.copy(match.lanes, 0, lanes, leftWidth, match.lanes.length);
            } else {
                Arrays.fill(lanes, leftWidth, lanes.length, null);
            }
            give(slot, lanes, 0);
        }
    }
}
