package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.Scratch;

/**
 * An index over the rows of a table, shared by all lookups on the same columns and counted by them. Whatever code of the user's runs
 * in its upkeep (accessors, comparisons) runs in {@link #isPrepared} first, before anything changes.
 */
final class TableIndex extends SharedIndex {

    /** About what a row takes (docs/structures.md). */
    private static final int BYTES_A_ROW = 14;

    private static final byte LEAVES = 1;
    private static final byte COMES = 2;

    private final KeyColumns columns;
    /** The components that they read, for each lane. */
    private final long[] reads;
    private final RowSource source;
    /** Null until it is built, and when it has failed. */
    private @Nullable RowIndex index;
    private final Consumer<TableIndex> leaving;
    /** Why this is not kept current any more. */
    private @Nullable Throwable failure;
    /** What becomes of the rows of a prepared delta, by entry. */
    private byte[] moves = {};
    private @Nullable Wish wish;
    /** How many must wish for it. */
    private int worth;
    /** Those that build this beside commits. */
    private final List<IndexBuildup> buildups = new ArrayList<>(0);

    /**
     * Not built yet.
     *
     * @param columns what it is by
     * @param reads the components that they read, for each lane
     * @param rows has the rows
     * @param source the same source
     * @param budget counts it
     * @param lingers whether it may be kept without users
     * @param leaving is told when nobody is to find it any more
     */
    TableIndex(KeyColumns columns, long[] reads, Source rows, RowSource source, IndexBudget budget, boolean lingers,
            Consumer<TableIndex> leaving) {
        super(rows, budget, lingers);
        this.columns = columns;
        this.reads = reads;
        this.source = source;
        this.leaving = leaving;
    }

    @Override
    void leave() {
        index = null;
        leaving.accept(this);
    }

    @Override
    long bytes() {
        return (long) BYTES_A_ROW * rows();
    }

    /**
     * Builds it, unless that is done.
     *
     * @param scan hands out all rows
     * @throws RuntimeException if one of them cannot be read; it is not built then
     */
    void build(Consumer<RowVisitor> scan) {
        if (index == null) {
            RowIndex built = new RowIndex(columns, source);
            scan.accept(built::add);
            index = built;
            failure = null;
            noteBuilt();
        }
    }

    /**
     * Has it built beside commits.
     *
     * @param compiled compiles the columns once more
     * @param rows the same source
     * @return the way to do so
     */
    Buildup buildup(Supplier<KeyColumns> compiled, Source rows) {
        IndexBuildup buildup = new IndexBuildup(this, compiled, rows, source);
        buildups.add(buildup);
        return buildup;
    }

    /** It was built beside commits. */
    void become(RowIndex built) {
        index = built.over(columns, source);
        failure = null;
        noteBuilt();
    }

    void forget(IndexBuildup buildup) {
        buildups.remove(buildup);
    }

    /** Whether somebody builds it beside commits. */
    boolean isBeingBuilt() {
        return !buildups.isEmpty();
    }

    /** It cannot be built of the rows there are. */
    void refuse(Throwable unreadable) {
        failure = unreadable;
    }

    /** Why it is not built, and is not to be; null if nothing speaks against it. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    @Override
    boolean isBuilt() {
        return index != null;
    }

    /**
     * The index.
     *
     * @throws IllegalStateException if it has failed
     */
    RowIndex index() {
        RowIndex built = index;
        if (built == null) {
            throw new IllegalStateException("The key of a row could not be read when the row changed", failure);
        }
        return built;
    }

    /** Works out which rows leave their key and come to another, and changes nothing yet; false if the index has failed. */
    boolean isPrepared(Delta delta) {
        RowIndex built = index;
        if (built == null) {
            return true;
        }
        try {
            prepare(delta, built);
            return true;
        } catch (Throwable e) { // the key of one query must not stop the others
            failure = e;
            index = null;
            return false;
        }
    }

    private void prepare(Delta delta, RowIndex built) {
        if (moves.length < delta.size()) {
            moves = new byte[Math.max(4, delta.size() * 2)];
        }
        for (int i = 0; i < delta.size(); i++) {
            if (delta.isUpdate(i) && !delta.touches(i, reads)) {
                moves[i] = 0;
                continue;
            }
            int at = delta.at(i);
            boolean was = delta.was(i) && isIndexed(delta.before(), at);
            boolean is = delta.is(i) && isIndexed(delta.after(), at);
            boolean keeps = was && is && columns.match(delta.before(), at, columns, delta.after(), at);
            if (is) {
                columns.hash(delta.after(), at); // what cannot be read is found out now
            }
            if (was && !built.has(delta.slot(i), delta.before(), at)) {
                throw new IllegalStateException("The row " + delta.before()[at]
                        + " has another key now than when it was given: rows must not be changed; give a new one instead");
            }
            moves[i] = keeps ? 0 : (byte) ((was ? LEAVES : 0) | (is ? COMES : 0));
        }
    }

    private boolean isIndexed(@Nullable Object[] rows, int at) {
        return !columns.matchesNothing(rows, at);
    }

    /** Lets go of rows that leave or change their key, while all rows are what they were. */
    void letGo(Delta delta) {
        RowIndex built = index;
        for (int i = 0; built != null && i < delta.size(); i++) {
            if ((moves[i] & LEAVES) != 0) {
                built.remove(delta.slot(i), delta.before(), delta.at(i));
            }
        }
    }

    /** Takes in rows that came or changed their key, when all rows are what they are. */
    void takeIn(Delta delta) {
        for (int i = 0; i < buildups.size(); i++) {
            buildups.get(i).note(delta);
        }
        RowIndex built = index;
        for (int i = 0; built != null && i < delta.size(); i++) {
            if ((moves[i] & COMES) != 0) {
                built.add(delta.slot(i), delta.after(), delta.at(i));
            }
        }
        if (moves.length > Scratch.MOST_KEPT) {
            moves = new byte[4];
        }
    }

    /** A wish for this, the same for all who wish for it: so many must. */
    Wish wish(int needed) {
        worth = needed;
        Wish known = wish;
        if (known == null) {
            known = new Wished();
            wish = known;
        }
        return known;
    }

    /** The lookup of rows that equal those whose columns are wanted. */
    Lookup lookup(KeyColumns wanted) {
        return new IndexLookup(this::index, new RowProbe(wanted, columns, source), source, this::release);
    }

    /** What is granted when it is built. */
    private final class Wished extends Wish {

        @Override
        public boolean isGranted() {
            return isBuilt();
        }

        @Override
        String refusal(RowExpr column) {
            return failure != null ? "a row cannot be read for an index of " + column
                    : isRefused() ? "an index of " + column + " would take more memory than is left for indexes"
                    : "fewer than " + worth + " filters ask for an index of " + column;
        }

        @Override
        public void close() {
            release();
        }
    }
}
