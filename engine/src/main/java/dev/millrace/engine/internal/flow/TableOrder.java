package dev.millrace.engine.internal.flow;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.order.SlotKeys;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.store.Bulk;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.engine.internal.store.SlotCursor;
import dev.millrace.engine.internal.store.SlotProbe;
import dev.millrace.engine.internal.store.Visits;

/**
 * The rows of a table in an order, shared by all windows of that order and counted by them. It is built when it pays: until then it costs
 * nothing. 12 to 16 bytes a row; O(n log n) to build, O(log n) a change of what the order reads. Whatever code of the user's runs in its
 * upkeep (accessors, comparisons) runs in {@link #prepare} first, before anything changes. An order whose rows cannot be read or were
 * changed by their owner is given up, and windows do without it.
 */
final class TableOrder extends SharedIndex {

    /** About what a row takes (docs/structures.md). */
    private static final int BYTES_A_ROW = 16;

    private static final byte LEAVES = 1;
    private static final byte COMES = 2;

    private final RowTable table;
    private final Bulk bulk;
    private final List<SortTerm> terms;
    private final Consumer<List<SortTerm>> leaving;
    private final SortKey key;
    private final long[] reads;
    private @Nullable CountedTree tree;
    private final Bound bound = new Bound();
    /** Why this cannot be kept current. */
    private @Nullable Throwable failure;
    /** What becomes of the rows of a prepared delta, by entry. */
    private byte[] moves = {};
    /** Whether so many of them move that the tree is built anew. */
    private boolean rebuilds;

    TableOrder(RowTable table, List<SortTerm> terms, Bulk bulk, ScalarCompiler compiler,
            IndexBudget budget, Consumer<List<SortTerm>> leaving) {
        super(table, budget, true);
        this.bulk = bulk;
        this.table = table;
        this.leaving = leaving;
        this.terms = terms;
        this.key = SortKey.of(terms, compiler);
        List<RowExpr> keys = terms.stream().map(SortTerm::key).toList();
        this.reads = LaneReads.of(1, keys);
    }

    /** What is ordered by. */
    List<SortTerm> terms() {
        return terms;
    }

    /**
     * Takes one more use.
     *
     * @param worth how many uses it must have to be built
     */
    void acquire(int worth) {
        acquire();
        if (users() >= worth && !isBuilt() && isAllowed()) {
            build();
        }
    }

    @Override
    void leave() {
        tree = null;
        leaving.accept(terms);
    }

    @Override
    boolean isBuilt() {
        return tree != null;
    }

    @Override
    long bytes() {
        return (long) BYTES_A_ROW * rows();
    }

    /** Builds it, unless a row cannot be read; asks no second time then. */
    void build() {
        if (tree == null && failure == null) {
            buildAnew();
        }
    }

    private void buildAnew() {
        CountedTree built = new CountedTree(new SlotKeys(key, table));
        IntArrayList slots = new IntArrayList(table.size());
        table.scan((slot, rows, at) -> slots.add(slot));
        try {
            built.sortAndBuild(slots.toArray(), slots.size());
            tree = built;
            noteBuilt();
            table.orderBuilt();
        } catch (Throwable e) { // a row that no window shows need not be readable
            giveUp(e);
        }
    }

    private void giveUp(Throwable cause) {
        failure = cause;
        tree = null;
    }

    /** It cannot be kept current: who holds it does without, and who comes later may have it built anew. */
    private void fail(Throwable cause) {
        giveUp(cause);
        forget();
    }

    /** Works out which rows leave their place and come to another, and changes nothing yet. */
    void prepare(Delta delta) {
        rebuilds = false;
        CountedTree built = tree;
        if (built == null) {
            return;
        }
        try {
            prepare(delta, built);
        } catch (Throwable e) { // a row that no window shows need not be readable
            fail(e);
        }
    }

    private void prepare(Delta delta, CountedTree built) {
        if (moves.length < delta.size()) {
            moves = new byte[Math.max(4, delta.size() * 2)];
        }
        int moved = 0;
        for (int i = 0; i < delta.size(); i++) {
            int at = delta.at(i);
            boolean keeps = delta.isUpdate(i) && (!delta.touches(i, reads)
                    || key.compare(delta.before(), at, delta.after(), at) == 0);
            if (!keeps && delta.is(i)) {
                key.compare(delta.after(), at, delta.after(), at); // what cannot be read is found out now
            }
            if (!keeps && delta.was(i) && !built.contains(delta.slot(i))) {
                throw new IllegalStateException("The row " + delta.before()[at]
                        + " has another place in an order now than when it was given: rows must not be changed; give a new one instead");
            }
            moved += keeps ? 0 : 1;
            moves[i] = keeps ? 0 : (byte) ((delta.was(i) ? LEAVES : 0) | (delta.is(i) ? COMES : 0));
        }
        rebuilds = bulk.builds(built, moved);
    }

    /** Lets go of rows that leave or change their place, while all rows are what they were. */
    void letGo(Delta delta) {
        CountedTree built = tree;
        if (built == null) {
            return;
        }
        if (rebuilds) {
            tree = null;
            return;
        }
        try {
            for (int i = 0; i < delta.size(); i++) {
                if ((moves[i] & LEAVES) != 0) {
                    built.remove(delta.slot(i));
                }
            }
        } catch (Throwable e) { // rows beside it were changed by their owner: the commit goes on
            fail(e);
        }
    }

    /** Takes in rows that came or changed their place, when all rows are what they are. */
    void takeIn(Delta delta) {
        CountedTree built = tree;
        if (rebuilds && users() == 0) {
            forget();
        } else if (rebuilds) {
            rebuilds = false;
            table.orderBuiltAnew();
            buildAnew();
        } else if (built != null) {
            try {
                for (int i = 0; i < delta.size(); i++) {
                    if ((moves[i] & COMES) != 0) {
                        built.add(delta.slot(i));
                    }
                }
            } catch (Throwable e) { // likewise
                fail(e);
            }
        }
        if (moves.length > Scratch.MOST_KEPT) {
            moves = new byte[4];
        }
    }

    /**
     * Moves a cursor before the first row that does not come before another one.
     *
     * @param cursor the cursor
     * @param row holds that other row's lane; null for the first row of all
     * @param visits is told of the nodes that are searched
     */
    void seek(SlotCursor cursor, @Nullable Object @Nullable [] row, Visits visits) {
        CountedTree built = tree;
        if (built == null) {
            throw new IllegalStateException("the order by " + terms + " is not built", failure);
        }
        if (row == null) {
            built.seekRank(cursor, 0);
        } else {
            long before = built.nodesVisited();
            bound.row = row;
            built.seek(cursor, bound);
            visits.nodes((int) (built.nodesVisited() - before));
        }
    }

    /** The rows, by slot. */
    @Nullable
    Object[] lanes() {
        return table.lanes();
    }

    @Override
    public String toString() {
        return terms.toString();
    }

    /** A row that is looked for. */
    private final class Bound extends SlotProbe {
        private @Nullable Object[] row = {};

        @Override
        public int compareTo(int slot) {
            return key.compare(row, 0, table.lanes(), slot);
        }
    }
}
