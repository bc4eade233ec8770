package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Lanes;

/**
 * The join of two inputs of which a row may match several of the other: inner, left, right or full.
 *
 * <p>In: changes of both sides, also in one commit. Out: for every pair of rows that matched before or matches now, what became
 * of it; and for a row of a side that is shown without a match, when it begins and ceases to have none. State: the slots of the
 * pairs, and for a side that is shown without a match how many rows each of its rows matches; the rows themselves only for a join above
 * that asks by a key of both sides. Cost: the matches of a change, pulled from the indexes below.
 *
 * <p>Exactness: a pair is decided by reading both of its sides as they were and as they are. Left changes are joined with the
 * right side's rows before the commit (its rows now, corrected by its changes) and after it; right changes with the left rows
 * that did not change, which are the same before and after.
 */
public final class PairJoinOperator extends JoinOperator {

    private final PairSlots slots = new PairSlots();
    /** Of each left row, if those without a match are shown. */
    private final @Nullable MatchCounts ofLefts;
    /** Of each right row, if those without a match are shown. */
    private final @Nullable MatchCounts ofRights;
    private final RightChanges rightChanges;
    private final Meeting meeting = new Meeting();
    private final Matches before;
    private final Matches after;
    private final @Nullable Object[] absent;

    /**
     * Joins two inputs.
     *
     * @param sides the inputs and how their rows match
     * @param showsLefts whether left rows without a match are shown
     * @param showsRights whether right rows without a match are shown
     */
    public PairJoinOperator(JoinSides sides, boolean showsLefts, boolean showsRights) {
        super(sides);
        this.rightChanges = new RightChanges(sides, this::emitRight);
        MatchCounts lefts = showsLefts ? new MatchCounts(leftWidth) : null;
        MatchCounts rights = showsRights ? new MatchCounts(rightWidth) : null;
        this.ofLefts = lefts;
        this.ofRights = rights;
        this.before = new Matches(rightWidth);
        this.after = new Matches(rightWidth);
        this.absent = new @Nullable Object[Math.max(leftWidth, rightWidth)];
        if (showsLefts || showsRights) {
            sides.forEachPair((left, right) -> {
                if (lefts != null) {
                    lefts.add(left);
                }
                if (rights != null) {
                    rights.add(right);
                }
            });
        }
    }

    @Override
    public String name() {
        return ofLefts == null ? ofRights == null ? "join" : "right join"
                : ofRights == null ? "left join" : "full join";
    }

    @Override
    long stateBytes() {
        return slots.bytes() + kept.bytes() + (ofLefts == null ? 0 : ofLefts.bytes())
                + (ofRights == null ? 0 : ofRights.bytes());
    }

    @Override
    public int rowsHeld() {
        return slots.size() + kept.size();
    }

    @Override
    void process() {
        slots.beginCommit();
        Delta lefts = sides.left().output();
        DeltaIndex changedRights = sides.changedRights();
        for (int i = 0; i < lefts.size(); i++) {
            joinLeft(lefts, i, changedRights);
        }
        rightChanges.join();
        if (ofLefts != null) {
            emitUnmatched(ofLefts, true);
        }
        if (ofRights != null) {
            emitUnmatched(ofRights, false);
        }
        kept.update();
    }

    private void joinLeft(Delta changes, int entry, @Nullable DeltaIndex changedRights) {
        before.clear();
        after.clear();
        int at = changes.at(entry);
        if (changes.was(entry)) {
            collect(changes.before(), at, changedRights, true, before);
        }
        if (changes.is(entry)) {
            collect(changes.after(), at, changedRights, false, after);
        }
        int slot = changes.slot(entry);
        for (int m = 0; m < before.size(); m++) {
            int same = after.find(before.slot(m));
            emitLeft(changes, entry, before.slot(m), m, same);
            if (same >= 0) {
                after.markTaken(same);
            } else {
                count(slot, changes.before(), at, before.slot(m), before.lanes(), before.at(m), -1);
            }
        }
        for (int m = 0; m < after.size(); m++) {
            if (!after.isTaken(m)) {
                emitLeft(changes, entry, after.slot(m), -1, m);
                count(slot, changes.after(), at, after.slot(m), after.lanes(), after.at(m), 1);
            }
        }
    }

    private void collect(@Nullable Object[] rows, int at, @Nullable DeltaIndex changedRights, boolean earlier,
            Matches matches) {
        if (!sides.leftCanMatch(rows, at)) {
            return;
        }
        RowVisitor matching = sides.hasResidual() ? meeting.of(rows, at, matches) : matches;
        if (earlier) {
            sides.forEachRightBefore(rows, at, changedRights, matching);
        } else {
            sides.rights().forEach(rows, at, matching);
        }
    }

    /** Hands on the right rows that match a left one by the further condition too. */
    private final class Meeting extends Through {
        private @Nullable Object[] lefts = {};
        private int leftAt;

        /** The same, for a left row and who takes its matches. */
        Through of(@Nullable Object[] rows, int at, RowVisitor taking) {
            lefts = rows;
            leftAt = at;
            return to(taking);
        }

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            if (sides.match(lefts, leftAt, rows, at)) {
                give(slot, rows, at);
            }
        }
    }

    /** What becomes of the pair of a changed left row and a right one: the match before and the match after, or -1. */
    private void emitLeft(Delta changes, int entry, int rightSlot, int was, int is) {
        int out = emit(changes.slot(entry), rightSlot, was >= 0, is >= 0);
        fillByLeft(out, changes, entry, was >= 0 ? before.lanes() : null, was >= 0 ? before.at(was) : 0,
                is >= 0 ? after.lanes() : null, is >= 0 ? after.at(is) : 0);
    }

    /** What becomes of the pair of a left row that did not change itself and a changed right one. */
    private void emitRight(int entry, int slot, @Nullable Object[] lefts, int leftAt, boolean wasEqual,
            boolean isEqual) {
        Delta changes = sides.right().output();
        int from = changes.at(entry);
        boolean was = wasEqual && sides.match(lefts, leftAt, changes.before(), from);
        boolean is = isEqual && sides.match(lefts, leftAt, changes.after(), from);
        if (!was && !is) {
            return;
        }
        int rightSlot = changes.slot(entry);
        if (was != is) {
            count(slot, lefts, leftAt, rightSlot, was ? changes.before() : changes.after(), from, is ? 1 : -1);
        }
        fillByRight(emit(slot, rightSlot, was, is), lefts, leftAt, changes, entry, was, is);
    }

    private int emit(int leftSlot, int rightSlot, boolean was, boolean is) {
        int slot = slots.slot(leftSlot, rightSlot);
        if (!is) {
            slots.release(leftSlot, rightSlot);
        }
        return output().add(slot, was, is);
    }

    /** A match came or went. */
    private void count(int leftSlot, @Nullable Object[] leftRows, int leftAt, int rightSlot,
            @Nullable Object[] rightRows, int rightAt, int by) {
        if (ofLefts != null) {
            ofLefts.change(leftSlot, by, leftRows, leftAt);
        }
        if (ofRights != null) {
            ofRights.change(rightSlot, by, rightRows, rightAt);
        }
    }

    /** What becomes of the rows of one side that have no match. */
    private void emitUnmatched(MatchCounts counts, boolean left) {
        Delta changes = (left ? sides.left() : sides.right()).output();
        for (int i = 0; i < changes.size(); i++) {
            int slot = changes.slot(i);
            boolean was = changes.was(i) && counts.before(slot) == 0;
            boolean is = changes.is(i) && counts.now(slot) == 0;
            counts.tell(slot);
            emitUnmatched(left, slot, was, is, changes.before(), changes.after(), changes.at(i));
            if (was && is) {
                keepMasks(changes, i, left ? 0 : leftWidth);
            }
        }
        for (int place = 0; place < counts.touched(); place++) {
            if (!counts.isTold(place)) {
                int slot = counts.slot(place);
                emitUnmatched(left, slot, counts.before(slot) == 0, counts.now(slot) == 0, counts.lanes(),
                        counts.lanes(), counts.at(place));
            }
        }
        counts.endCommit();
    }

    private void emitUnmatched(boolean left, int slot, boolean was, boolean is, @Nullable Object[] befores,
            @Nullable Object[] afters, int from) {
        if (!was && !is) {
            return;
        }
        int out = emit(left ? slot : PairSlots.ABSENT, left ? PairSlots.ABSENT : slot, was, is);
        int to = output().at(out) + (left ? 0 : leftWidth);
        int laneCount = left ? leftWidth : rightWidth;
        if (was) {
            Lanes.copy(befores, from, output().before(), to, laneCount);
        }
        if (is) {
            Lanes.copy(afters, from, output().after(), to, laneCount);
        }
        for (int lane = 0; lane < width(); lane++) {
            output().changed(out, lane, was && is ? 0 : -1L);
        }
    }

    private void keepMasks(Delta changes, int entry, int first) {
        int out = output().size() - 1;
        for (int lane = 0; lane < changes.width(); lane++) {
            output().changed(out, first + lane, changes.changed(entry, lane));
        }
        dropUnlessItMatters(out);
    }

    @Override
    public void scan(RowVisitor visitor) {
        sides.left().scan(new Completing().to(visitor));
        MatchCounts rights = ofRights;
        if (rights != null) {
            @Nullable Object[] lanes = new @Nullable Object[width()];
            sides.right().scan((slot, rows, at) -> {
                if (rights.now(slot) == 0) {
                    Lanes.copy(rows, at, lanes, leftWidth, rightWidth);
                    visitor.row(slots.slot(PairSlots.ABSENT, slot), lanes, 0);
                }
            });
        }
    }

    @Override
    Lookup lookup(LookupKey key) {
        boolean strict = key.findsNoNulls() && Sides.areNullWhereAbsent(key.columns());
        if (Sides.readOnlyBelow(leftWidth, key.columns()) && (ofRights == null || strict)) {
            return new LookupThrough(sides.left().lookup(key), Completing::new);
        } else if (Sides.readOnlyFrom(leftWidth, key.columns()) && ofRights == null && (ofLefts == null || strict)) {
            return ByRight.of(sides, key, slots::slot);
        }
        return kept.lookup(key);
    }

    /** Joins left rows with their right rows as they are now. */
    private final class Completing extends Through {
        private final @Nullable Object[] lanes = new @Nullable Object[width()];
        private final RowVisitor rights = this::pair;
        private int leftSlot;

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            leftSlot = slot;
            Lanes.copy(rows, at, lanes, 0, leftWidth);
            if (ofLefts != null && ofLefts.now(leftSlot) == 0) {
                Lanes.copy(absent, 0, lanes, leftWidth, rightWidth);
                give(slots.slot(leftSlot, PairSlots.ABSENT), lanes, 0);
            } else if (sides.leftCanMatch(rows, at)) {
                sides.rights().forEach(rows, at, rights);
            }
        }

        private void pair(int rightSlot, @Nullable Object[] rows, int at) {
            if (sides.match(lanes, 0, rows, at)) {
                Lanes.copy(rows, at, lanes, leftWidth, rightWidth);
                give(slots.slot(leftSlot, rightSlot), lanes, 0);
            }
        }
    }
}
