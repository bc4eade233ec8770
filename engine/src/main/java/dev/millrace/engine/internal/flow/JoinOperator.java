package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.ExprCompiler;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.value.Values;

/**
 * The inner join of two inputs on the equality of two keys.
 *
 * <p>In: changes of both sides, also in one commit. Out: for every pair of rows that matched before or matches now, what became
 * of it: {@code +k}, {@code -k} or {@code ~k}. State: none but, where a left row can match several right rows, the slots of
 * the pairs, and the rows themselves only for a join above that asks by a key of both sides. Cost: the matches of a change,
 * pulled from the indexes below.
 *
 * <p>Exactness: a pair is decided by reading both of its sides as they were and as they are. Left changes are joined with the
 * right side's rows before the commit (its rows now, corrected by its changes) and after it; right changes with the left rows
 * that did not change, which are the same before and after.
 */
public final class JoinOperator extends Operator {

    private final Operator left;
    private final Operator right;
    private final ExprNode leftKeyNode;
    private final Scalar leftKey;
    private final Scalar rightKey;
    private final Lookup lefts;
    private final Lookup rights;
    private final ExprCompiler compiler;
    private final PairSlots pairs;
    private final List<KeptLookup> kept = new ArrayList<>();
    private final Matches matchesBefore;
    private final Matches matchesAfter;

    /**
     * Joins two inputs.
     *
     * @param left the left rows
     * @param right the right rows
     * @param leftKeyNode the left key
     * @param rightKeyNode the right key, over the right lanes alone
     * @param leftKey reads the left key
     * @param rightKey reads the right key of the right rows alone
     * @param compiler compiles expressions over the joined rows
     * @param keyed whether a left row matches at most one right row, and so keeps its slot
     */
    public JoinOperator(Operator left, Operator right, ExprNode leftKeyNode, ExprNode rightKeyNode, Scalar leftKey,
            Scalar rightKey,
            ExprCompiler compiler, boolean keyed) {
        super(left.width() + right.width());
        this.left = left;
        this.right = right;
        this.leftKeyNode = leftKeyNode;
        this.leftKey = leftKey;
        this.rightKey = rightKey;
        this.compiler = compiler;
        this.lefts = left.lookup(leftKeyNode);
        this.rights = orElseClose(lefts, () -> right.lookup(rightKeyNode));
        this.pairs = keyed ? new PairSlots.OfLeft() : new PairSlots.OfPairs();
        this.matchesBefore = new Matches(right.width());
        this.matchesAfter = new Matches(right.width());
    }

    /** Nobody closes what an operator holds that never came to be. */
    private static Lookup orElseClose(Lookup held, Supplier<Lookup> wanted) {
        boolean found = false;
        try {
            Lookup lookup = wanted.get();
            found = true;
            return lookup;
        } finally {
            if (!found) {
                held.close();
            }
        }
    }

    @Override
    public List<Operator> inputs() {
        return List.of(left, right);
    }

    @Override
    public String name() {
        return "join";
    }

    @Override
    public int rowsHeld() {
        return pairs.size() + kept.stream().mapToInt(KeptLookup::size).sum();
    }

    @Override
    void process() {
        pairs.beginCommit();
        Delta leftChanges = left.output();
        Delta rightChanges = right.output();
        DeltaIndex changedRights =
                rightChanges.isEmpty() || leftChanges.isEmpty() ? null : new DeltaIndex(rightChanges, rightKey);
        for (int i = 0; i < leftChanges.size(); i++) {
            joinLeftChange(leftChanges, i, changedRights);
        }
        DeltaIndex changedLefts =
                rightChanges.isEmpty() || leftChanges.isEmpty() ? null : new DeltaIndex(leftChanges, leftKey);
        for (int i = 0; i < rightChanges.size(); i++) {
            joinRightChange(rightChanges, i, changedLefts);
        }
        for (KeptLookup lookup : kept) {
            lookup.update(output());
        }
    }

    private void joinLeftChange(Delta changes, int entry, @Nullable DeltaIndex changedRights) {
        Object keyBefore = changes.was(entry) ? leftKey.eval(changes.before(), changes.at(entry)) : null;
        Object keyAfter = changes.is(entry) ? leftKey.eval(changes.after(), changes.at(entry)) : null;
        matchesBefore.clear();
        matchesAfter.clear();
        if (keyBefore != null) {
            collectBefore(keyBefore, changedRights);
        }
        if (keyAfter != null) {
            rights.forEach(keyAfter, matchesAfter);
        }
        int slot = changes.slot(entry);
        for (int m = 0; m < matchesBefore.size(); m++) {
            int same = pairs.sameMatch(matchesAfter, matchesBefore.slot(m));
            int out = emit(slot, matchesBefore.slot(m), true, same >= 0);
            fillLeft(out, changes, entry);
            matchesBefore.copyTo(m, output().before(), output().at(out) + left.width());
            if (same >= 0) {
                matchesAfter.copyTo(same, output().after(), output().at(out) + left.width());
                maskRight(out);
                matchesAfter.markTaken(same);
            }
        }
        for (int m = 0; m < matchesAfter.size(); m++) {
            if (!matchesAfter.isTaken(m)) {
                int out = emit(slot, matchesAfter.slot(m), false, true);
                fillLeft(out, changes, entry);
                matchesAfter.copyTo(m, output().after(), output().at(out) + left.width());
            }
        }
    }

    private void collectBefore(Object key, @Nullable DeltaIndex changedRights) {
        if (changedRights == null) {
            rights.forEach(key, matchesBefore);
            return;
        }
        rights.forEach(key, (slot, rows, at) -> {
            if (!changedRights.contains(slot)) {
                matchesBefore.row(slot, rows, at);
            }
        });
        Delta changes = right.output();
        changedRights.forEachBefore(key,
                entry -> matchesBefore.row(changes.slot(entry), changes.before(), changes.at(entry)));
    }

    private void joinRightChange(Delta changes, int entry, @Nullable DeltaIndex changedLefts) {
        Object keyBefore = changes.was(entry) ? rightKey.eval(changes.before(), changes.at(entry)) : null;
        Object keyAfter = changes.is(entry) ? rightKey.eval(changes.after(), changes.at(entry)) : null;
        boolean keeps = keyBefore != null && keyAfter != null && Values.equal(keyBefore, keyAfter);
        if (keyBefore != null) {
            joinUnchangedLefts(keyBefore, changes, entry, true, keeps, changedLefts);
        }
        if (keyAfter != null && !keeps) {
            joinUnchangedLefts(keyAfter, changes, entry, false, true, changedLefts);
        }
    }

    private void joinUnchangedLefts(Object key, Delta changes, int entry, boolean was, boolean is,
            @Nullable DeltaIndex changedLefts) {
        lefts.forEach(key, (slot, rows, at) -> {
            if (changedLefts != null && changedLefts.contains(slot)) {
                return;
            }
            int out = emit(slot, changes.slot(entry), was, is);
            int to = output().at(out);
            if (was) {
                System.arraycopy(rows, at, output().before(), to, left.width());
                System.arraycopy(changes.before(), changes.at(entry), output().before(), to + left.width(),
                        right.width());
            }
            if (is) {
                System.arraycopy(rows, at, output().after(), to, left.width());
                System.arraycopy(changes.after(), changes.at(entry), output().after(), to + left.width(),
                        right.width());
            }
            for (int lane = 0; lane < left.width(); lane++) {
                output().changed(out, lane, 0);
            }
            for (int lane = 0; lane < right.width(); lane++) {
                output().changed(out, left.width() + lane, changes.changed(entry, lane));
            }
        });
    }

    private int emit(int leftSlot, int rightSlot, boolean was, boolean is) {
        int slot = pairs.slot(leftSlot, rightSlot);
        if (!is) {
            pairs.release(leftSlot, rightSlot);
        }
        return output().add(slot, was, is);
    }

    private void fillLeft(int out, Delta changes, int entry) {
        int to = output().at(out);
        if (output().was(out)) {
            System.arraycopy(changes.before(), changes.at(entry), output().before(), to, left.width());
        }
        if (output().is(out)) {
            System.arraycopy(changes.after(), changes.at(entry), output().after(), to, left.width());
        }
        for (int lane = 0; lane < left.width(); lane++) {
            output().changed(out, lane, changes.changed(entry, lane));
        }
    }

    /** The right lanes of an update may differ wherever they hold another object than before. */
    private void maskRight(int out) {
        int at = output().at(out);
        for (int lane = left.width(); lane < width(); lane++) {
            output().changed(out, lane, output().before()[at + lane] == output().after()[at + lane] ? 0 : -1L);
        }
    }

    @Override
    public void scan(RowVisitor visitor) {
        @Nullable Object[] lanes = new @Nullable Object[width()];
        left.scan((leftSlot, leftRows, leftAt) -> complete(leftSlot, leftRows, leftAt, lanes, visitor));
    }

    /** Joins one left row with its right rows as they are now. */
    private void complete(int leftSlot, @Nullable Object[] leftRows, int leftAt, @Nullable Object[] lanes,
            RowVisitor visitor) {
        Object key = leftKey.eval(leftRows, leftAt);
        if (key == null) {
            return;
        }
        System.arraycopy(leftRows, leftAt, lanes, 0, left.width());
        rights.forEach(key, (rightSlot, rightRows, rightAt) -> {
            System.arraycopy(rightRows, rightAt, lanes, left.width(), right.width());
            visitor.row(pairs.slot(leftSlot, rightSlot), lanes, 0);
        });
    }

    @Override
    public Lookup lookup(ExprNode key) {
        if (Sides.readsOnlyBelow(left.width(), key)) {
            return new ByLeft(left.lookup(key));
        } else if (Sides.readsOnlyFrom(left.width(), key)) {
            Lookup below = right.lookup(Sides.countedFrom(left.width(), key));
            return new ByRight(below, orElseClose(below, () -> left.lookup(leftKeyNode)));
        }
        return new KeptLookup(this, compiler.scalar(key), kept);
    }

    @Override
    public void close() {
        lefts.close();
        rights.close();
    }

    /** Pulls joined rows by a key of their left part. */
    private final class ByLeft implements Lookup {
        private final Lookup below;
        private final @Nullable Object[] lanes = new @Nullable Object[width()];

        ByLeft(Lookup below) {
            this.below = below;
        }

        @Override
        public void forEach(Object key, RowVisitor visitor) {
            below.forEach(key, (slot, rows, at) -> complete(slot, rows, at, lanes, visitor));
        }

        @Override
        public void close() {
            below.close();
        }
    }

    /** Pulls joined rows by a key of their right part. */
    private final class ByRight implements Lookup {
        private final Lookup below;
        private final Lookup leftsOfRight;
        private final @Nullable Object[] lanes = new @Nullable Object[width()];

        ByRight(Lookup below, Lookup leftsOfRight) {
            this.below = below;
            this.leftsOfRight = leftsOfRight;
        }

        @Override
        public void forEach(Object key, RowVisitor visitor) {
            below.forEach(key, (rightSlot, rightRows, rightAt) -> {
                Object match = rightKey.eval(rightRows, rightAt);
                if (match == null) {
                    return;
                }
                leftsOfRight.forEach(match, (leftSlot, leftRows, leftAt) -> {
                    System.arraycopy(leftRows, leftAt, lanes, 0, left.width());
                    System.arraycopy(rightRows, rightAt, lanes, left.width(), right.width());
                    visitor.row(pairs.slot(leftSlot, rightSlot), lanes, 0);
                });
            });
        }

        @Override
        public void close() {
            below.close();
            leftsOfRight.close();
        }
    }
}
