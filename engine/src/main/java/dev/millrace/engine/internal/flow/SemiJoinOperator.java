package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The left rows that match a right row (semi join), or none (anti join).
 *
 * <p>In: changes of both sides, also in one commit. Out: changes of the left rows, and a left row when it begins or ceases to have
 * a match. State: how many rows each left row matches, 4 bytes a row. Cost: the matches of a change.
 *
 * <p>Exactness: as that of a join of all pairs; only whether there are any is shown.
 */
public final class SemiJoinOperator extends Operator {

    private final JoinSides sides;
    private final boolean anti;
    private final MatchCounts counts;
    private final Matching matching = new Matching();
    private final Counting counting = new Counting();

    /**
     * Joins two inputs.
     *
     * @param sides the inputs and how their rows match
     * @param anti whether the left rows without a match are shown instead of those with one
     */
    public SemiJoinOperator(JoinSides sides, boolean anti) {
        super(sides.inputs(), List.of(sides.left()));
        this.sides = sides;
        this.anti = anti;
        this.counts = new MatchCounts(width());
        sides.forEachPair((left, right) -> counts.add(left));
    }

    @Override
    public String name() {
        return anti ? "anti join" : "semi join";
    }

    @Override
    long stateBytes() {
        return counts.bytes();
    }

    @Override
    long pulled() {
        return sides.pulled();
    }

    @Override
    public int rowsHeld() {
        return 0;
    }

    private boolean isShown(int matches) {
        return matches == 0 == anti;
    }

    @Override
    void process() {
        Delta lefts = sides.left().output();
        Delta rights = sides.right().output();
        DeltaIndex changedRights = sides.changedRights();
        for (int i = 0; i < lefts.size(); i++) {
            countLeft(lefts, i, changedRights);
        }
        counting.changedLefts = sides.changedLefts();
        for (int i = 0; i < rights.size(); i++) {
            countRight(rights, i);
        }
        emit(lefts);
        counts.endCommit();
    }

    private void countLeft(Delta changes, int entry, @Nullable DeltaIndex changedRights) {
        if (changedRights == null && changes.isUpdate(entry) && !sides.concernsLeft(changes, entry)) {
            return;
        }
        int slot = changes.slot(entry);
        int at = changes.at(entry);
        if (changes.was(entry)) {
            // Its matches before are counted already.
            counts.change(slot, -counts.now(slot), changes.before(), at);
        }
        if (changes.is(entry) && sides.leftCanMatch(changes.after(), at)) {
            int matches = matchesOf(changes.after(), at);
            counts.change(slot, matches, changes.after(), at);
        }
    }

    private int matchesOf(@Nullable Object[] rows, int at) {
        if (!sides.hasResidual()) {
            return sides.rights().count(rows, at);
        }
        return matching.count(rows, at);
    }

    /** Counts the right rows that match a left one by the further condition too. */
    private final class Matching implements RowVisitor {
        private @Nullable Object[] lefts = {};
        private int leftAt;
        private int count;

        int count(@Nullable Object[] rows, int at) {
            lefts = rows;
            leftAt = at;
            count = 0;
            sides.rights().forEach(rows, at, this);
            return count;
        }

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            if (sides.match(lefts, leftAt, rows, at)) {
                count++;
            }
        }
    }

    private void countRight(Delta changes, int entry) {
        if (changes.isUpdate(entry) && !sides.concernsRight(changes, entry)) {
            return;
        }
        int at = changes.at(entry);
        if (changes.was(entry) && sides.rightCanMatch(changes.before(), at)) {
            counting.count(changes.before(), at, -1);
        }
        if (changes.is(entry) && sides.rightCanMatch(changes.after(), at)) {
            counting.count(changes.after(), at, 1);
        }
    }

    /** Counts a right row that came or went in the left rows that did not change themselves. */
    private final class Counting implements RowVisitor {
        private @Nullable DeltaIndex changedLefts;
        private @Nullable Object[] rights = {};
        private int rightAt;
        private int by;

        void count(@Nullable Object[] rows, int at, int change) {
            rights = rows;
            rightAt = at;
            by = change;
            sides.lefts().forEach(rows, at, this);
        }

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            if ((changedLefts == null || !changedLefts.contains(slot)) && sides.match(rows, at, rights, rightAt)) {
                counts.change(slot, by, rows, at);
            }
        }
    }

    private void emit(Delta lefts) {
        for (int i = 0; i < lefts.size(); i++) {
            int slot = lefts.slot(i);
            boolean was = lefts.was(i) && isShown(counts.before(slot));
            boolean is = lefts.is(i) && isShown(counts.now(slot));
            counts.tell(slot);
            if (was != is || was && matters(lefts, i, 0)) {
                output().copy(lefts, i, was, is);
            }
        }
        for (int place = 0; place < counts.touched(); place++) {
            int slot = counts.slot(place);
            boolean was = isShown(counts.before(slot));
            boolean is = isShown(counts.now(slot));
            if (was != is && !counts.isTold(place)) {
                int out = output().add(slot, was, is);
                System.arraycopy(counts.lanes(), counts.at(place), was ? output().before() : output().after(),
                        output().at(out), width());
            }
        }
    }

    @Override
    public void scan(RowVisitor visitor) {
        sides.left().scan(new Shown().to(visitor));
    }

    @Override
    Lookup lookup(LookupKey key) {
        return new LookupThrough(sides.left().lookup(key), Shown::new);
    }

    @Override
    public List<String> reasons() {
        return sides.reasons();
    }

    @Override
    public void origins(@Nullable Object[] rows, int at, Origins found) {
        sides.left().origins(rows, at, found);
        if (!anti && sides.leftCanMatch(rows, at)) {
            sides.rights().forEach(rows, at, (slot, rights, rightAt) -> {
                if (sides.match(rows, at, rights, rightAt)) {
                    sides.right().origins(rights, rightAt, found);
                }
            });
        }
    }

    @Override
    public void close() {
        sides.close();
    }

    /** Hands on the rows that are shown. */
    private final class Shown extends Through {
        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            if (isShown(counts.now(slot))) {
                give(slot, rows, at);
            }
        }
    }
}
