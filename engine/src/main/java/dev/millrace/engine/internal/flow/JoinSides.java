package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;

/** The two inputs of a join and what makes their rows match: matching keys, and perhaps a further condition. */
public final class JoinSides {

    private final Operator left;
    private final Operator right;
    private final List<RowExpr> leftKeys;
    private final List<RowExpr> rightKeys;
    private final List<KeyColumns.Matching> matching;
    private final ScalarCompiler compiler;
    private final boolean harmless;
    private final KeyColumns leftKey;
    private final KeyColumns rightKey;
    private final @Nullable RowPredicate residual;
    private final long[] leftReads;
    private final long[] rightReads;
    private final Lookup lefts;
    private final Lookup rights;
    private final @Nullable Object[] pair;

    /**
     * One side.
     *
     * @param operator gives the rows
     * @param keys over its lanes
     * @param compiler compiles expressions over its lanes
     */
    public record Side(Operator operator, List<RowExpr> keys, ScalarCompiler compiler) {
    }

    /**
     * Two sides.
     *
     * @param left the left rows
     * @param right the right rows, with as many keys
     * @param matching how each pair of keys is matched
     * @param residual a further condition over the lanes of both; null if there is none
     * @param compiler compiles expressions over the lanes of both
     * @param harmless whether no rows can make keys or condition meet a problem (law 5), so that they need not be asked of all
     */
    public JoinSides(Side left, Side right, List<KeyColumns.Matching> matching, @Nullable RowExpr residual,
            ScalarCompiler compiler, boolean harmless) {
        this.left = left.operator();
        this.right = right.operator();
        this.leftKeys = left.keys();
        this.rightKeys = right.keys();
        this.matching = List.copyOf(matching);
        this.compiler = compiler;
        this.harmless = harmless;
        this.leftKey = new KeyColumns(left.compiler().scalars(leftKeys), matching);
        this.rightKey = new KeyColumns(right.compiler().scalars(rightKeys), matching);
        this.residual = residual == null ? null : compiler.predicate(residual);
        int width = this.left.width() + this.right.width();
        long[] further = residual == null ? new long[width] : LaneReads.of(width, List.of(residual));
        this.leftReads = both(LaneReads.of(this.left.width(), leftKeys), further, 0);
        this.rightReads = both(LaneReads.of(this.right.width(), rightKeys), further, this.left.width());
        this.lefts = this.left.pull(new LookupKey(leftKeys, matching, rightKey));
        this.rights = orElseClose(lefts, () -> this.right.pull(new LookupKey(rightKeys, matching, leftKey)));
        this.pair = new @Nullable Object[width];
    }

    private static long[] both(long[] keys, long[] further, int from) {
        for (int lane = 0; lane < keys.length; lane++) {
            keys[lane] |= further[from + lane];
        }
        return keys;
    }

    /** Nobody closes what an operator holds that never came to be. */
    static Lookup orElseClose(Lookup held, Supplier<Lookup> wanted) {
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

    Operator left() {
        return left;
    }

    Operator right() {
        return right;
    }

    List<Operator> inputs() {
        return List.of(left, right);
    }

    /** Compiles expressions over the lanes of both. */
    ScalarCompiler compiler() {
        return compiler;
    }

    /** How many rows of both were pulled, ever. */
    long pulled() {
        return lefts.rowsVisited() + rights.rowsVisited();
    }

    /** Finds left rows for a right one. */
    Lookup lefts() {
        return lefts;
    }

    /** Finds right rows for a left one. */
    Lookup rights() {
        return rights;
    }

    /**
     * Finds the one right row for a left one, where the keys alone tell, and at any time: null if there may be several, if more is asked of
     * them, or if a row can make it meet a problem.
     */
    @Nullable
    UniqueLookup onlyRights() {
        return residual == null && harmless && right.width() == 1 && rights instanceof UniqueLookup unique
                && unique.isHarmless() ? unique : null;
    }

    /** Whether no rows can make keys, condition, or what right rows are found by meet a problem. */
    boolean areHarmlessToFind() {
        return harmless && (!(rights instanceof UniqueLookup unique) || unique.isHarmless());
    }

    /** So many lanes of left rows, from the first on, have their keys. */
    int leftKeyLanes() {
        return LaneReads.width(leftKeys);
    }

    /** A further way to left rows for a right one, which can be used while the first is. */
    Lookup moreLefts() {
        return left.pull(new LookupKey(leftKeys, matching, rightKey));
    }

    /** A way to left rows for the values of their keys, beside each other. */
    Lookup leftsByKeys() {
        Scalar[] values = new Scalar[leftKeys.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = compiler.scalar(new RowExpr.Lane(i));
        }
        return left.pull(new LookupKey(leftKeys, matching, new KeyColumns(values, matching)));
    }

    /** The keys of left rows. */
    KeyColumns leftKey() {
        return leftKey;
    }

    /** The keys of right rows. */
    KeyColumns rightKey() {
        return rightKey;
    }

    /** What makes a left row match, for each lane. */
    long[] leftReads() {
        return leftReads;
    }

    /** Whether no rows can make keys or condition meet a problem. */
    boolean areHarmless() {
        return harmless;
    }

    /** How rows are found for those of the other side, in words. */
    List<String> reasons() {
        return List.of("left rows are found by " + lefts.way(), "right rows are found by " + rights.way());
    }

    /** Whether there is a further condition. */
    boolean hasResidual() {
        return residual != null;
    }

    /** Whether a left row can match anything by its key. */
    boolean leftCanMatch(@Nullable Object[] rows, int at) {
        return !leftKey.matchesNothing(rows, at);
    }

    /** Whether a right row can match anything by its key. */
    boolean rightCanMatch(@Nullable Object[] rows, int at) {
        return !rightKey.matchesNothing(rows, at);
    }

    /** Whether two rows of equal keys match. */
    boolean match(@Nullable Object[] leftRows, int leftAt, @Nullable Object[] rightRows, int rightAt) {
        if (residual == null) {
            return true;
        }
        System.arraycopy(leftRows, leftAt, pair, 0, left.width());
        System.arraycopy(rightRows, rightAt, pair, left.width(), right.width());
        boolean holds = residual.test(pair, 0);
        Arrays.fill(pair, null);
        return holds;
    }

    /** Whether the keys that two left rows have are equal. */
    boolean haveEqualLeftKeys(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
        return leftKey.match(rowsA, atA, leftKey, rowsB, atB);
    }

    /** Whether the keys that two right rows have are equal. */
    boolean haveEqualRightKeys(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
        return rightKey.match(rowsA, atA, rightKey, rowsB, atB);
    }

    /** Whether an update of a left row may change what it matches. */
    boolean concernsLeft(Delta changes, int entry) {
        return changes.touches(entry, leftReads);
    }

    /** Whether an update of a right row may change what it matches. */
    boolean concernsRight(Delta changes, int entry) {
        return changes.touches(entry, rightReads);
    }

    /** The changes of the left rows, to be found by their keys before; null unless both sides change. */
    @Nullable
    DeltaIndex changedLefts() {
        return left.output().isEmpty() || right.output().isEmpty() ? null
                : new DeltaIndex(left.output(), leftKey, rightKey);
    }

    /** The changes of the right rows, to be found by their keys before; null unless both sides change. */
    @Nullable
    DeltaIndex changedRights() {
        return left.output().isEmpty() || right.output().isEmpty() ? null
                : new DeltaIndex(right.output(), rightKey, leftKey);
    }

    /** Hands out the right rows that had the key of a left row before the commit. */
    void forEachRightBefore(@Nullable Object[] rows, int at, @Nullable DeltaIndex changedRights, RowVisitor visitor) {
        if (changedRights == null) {
            rights.forEach(rows, at, visitor);
            return;
        }
        rights.forEach(rows, at, (slot, rightRows, rightAt) -> {
            if (!changedRights.contains(slot)) {
                visitor.row(slot, rightRows, rightAt);
            }
        });
        changedRights.forEachBefore(rows, at, visitor);
    }

    /** Hands out all pairs of rows that match, as they are now, without rows of one side alone. */
    void forEachPair(PairVisitor visitor) {
        left.scan((leftSlot, leftRows, leftAt) -> {
            if (leftCanMatch(leftRows, leftAt)) {
                rights.forEach(leftRows, leftAt, (rightSlot, rightRows, rightAt) -> {
                    if (match(leftRows, leftAt, rightRows, rightAt)) {
                        visitor.pair(leftSlot, rightSlot);
                    }
                });
            }
        });
    }

    /** Takes pairs of slots. */
    @FunctionalInterface
    interface PairVisitor {
        void pair(int leftSlot, int rightSlot);
    }

    /** Gives back the indexes that the lookups use. */
    public void close() {
        lefts.close();
        rights.close();
    }
}
