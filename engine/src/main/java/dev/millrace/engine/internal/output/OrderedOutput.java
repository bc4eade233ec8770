package dev.millrace.engine.internal.output;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Counts;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.WindowDiff;
import dev.millrace.engine.internal.order.SlotKeys;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.store.Bulk;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.engine.internal.store.Rooms;
import dev.millrace.engine.internal.store.SlotCursor;
import dev.millrace.query.Window;

/**
 * A result in order, with the position of every row. O(log n) a change wherever it falls. 4 bytes a lane and a row, 4 for what is
 * made of it, and 12 to 16 for its place in the order.
 */
public final class OrderedOutput extends Output implements WindowDiff.Sink {

    private final long[] orderReads;
    private final Bulk bulk;
    private final boolean harmless;
    private final CountedTree tree;
    private int builtAnew;

    /** The rows of the commit in progress as they were, by entry. */
    private final LaneStore undo;
    private final Rooms<WindowDiff> diffs = WindowDiff.rooms(input.rooms());
    /** {@link WindowDiff#NONE} between commits. */
    private WindowDiff diff = WindowDiff.NONE;

    /**
     * Keeps the rows of an operator in order.
     *
     * @param input the rows
     * @param shape what becomes of them
     * @param order the order, total on all rows
     * @param orderReads the components the order reads, for each lane; they stay as they are
     * @param bulk when the order is built anew
     * @param harmless whether comparing rows cannot meet a problem, so that any thread may do it
     */
    public OrderedOutput(Operator input, Shape shape, SortKey order, long[] orderReads, Bulk bulk,
            boolean harmless) {
        super(input, shape, new LaneStore(input.width()));
        this.harmless = harmless;
        this.bulk = bulk;
        this.orderReads = orderReads;
        this.undo = new LaneStore(input.width());
        this.tree = new CountedTree(new SlotKeys(order, store));
        input.scanBlocks(input.width(), store::put);
        buildTree();
    }

    private void buildTree() {
        IntArrayList slots = new IntArrayList(store.size());
        store.forEach(slots::add);
        tree.sortAndBuild(slots.toArray(), slots.size());
    }

    @Override
    @Nullable
    OutputBuildup building(Runnable done) {
        return harmless ? new OutputBuildup(store, shape, tree, input.width(), done) : null;
    }

    @Override
    void process() {
        Delta delta = input.output();
        int oldSize = tree.size();
        for (int i = 0; i < delta.size(); i++) {
            if (delta.was(i)) {
                undo.put(i, store.lanes(), store.at(delta.slot(i)));
                undo.remember(i, store.made(delta.slot(i)));
            }
        }
        boolean taken = false;
        try {
            switchRows(delta);
            diff.compare(Window.ALL, oldSize, Window.ALL, tree.size(), this);
            taken = true;
        } finally {
            if (!taken) {
                restore(delta);
            }
            undo.clear();
            diff = diff.end(diffs);
        }
    }

    /**
     * Takes changed rows out of the tree while the store shows them as they were, switches them, and puts them back in; where they are
     * many, builds the tree anew instead.
     */
    private void switchRows(Delta delta) {
        int entries = delta.size();
        diff = diff.start(diffs, entries);
        for (int i = 0; i < entries; i++) {
            if (delta.was(i)) {
                diff.was(i, tree.rank(delta.slot(i)));
            }
        }
        boolean builds = bulk.builds(tree, entries);
        for (int i = 0; i < entries && !builds; i++) {
            if (delta.was(i) && !staysPut(delta, i)) {
                tree.remove(delta.slot(i));
            }
        }
        for (int i = 0; i < entries; i++) {
            int slot = delta.slot(i);
            if (delta.is(i)) {
                Object kept = delta.was(i) && !concerns(delta, i) ? store.made(slot) : null;
                store.put(slot, delta.after(), delta.at(i));
                store.remember(slot, kept);
            } else {
                store.remove(slot);
            }
        }
        if (builds) {
            builtAnew++;
            buildTree();
        }
        for (int i = 0; i < entries && !builds; i++) {
            if (delta.is(i) && !staysPut(delta, i)) {
                tree.add(delta.slot(i));
            }
        }
        for (int i = 0; i < entries; i++) {
            if (delta.is(i)) {
                diff.is(i, tree.rank(delta.slot(i)));
            }
        }
    }

    private boolean staysPut(Delta delta, int entry) {
        return delta.isUpdate(entry) && !delta.touches(entry, orderReads);
    }

    /** Undoes {@link #switchRows}, wherever it was cut off: the result is as it was before the commit. O(n log n). */
    private void restore(Delta delta) {
        changes.clear();
        for (int i = 0; i < delta.size(); i++) {
            int slot = delta.slot(i);
            if (delta.was(i)) {
                store.put(slot, undo.lanes(), undo.at(i));
                store.remember(slot, undo.made(i));
            } else if (store.has(slot)) {
                store.remove(slot);
            }
        }
        buildTree();
    }

    @Override
    public void counts(Counts counts) {
        super.counts(counts);
        counts.count("orders of a result built anew", builtAnew);
    }

    @Override
    public long nodesVisited() {
        return tree.nodesVisited();
    }

    @Override
    public long bytes() {
        return super.bytes() + tree.bytes() + undo.bytes();
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    int[] shown() {
        int[] slots = new int[tree.size()];
        SlotCursor cursor = new SlotCursor();
        tree.seekRank(cursor, 0);
        for (int rank = 0; rank < slots.length; rank++) {
            slots[rank] = cursor.next();
        }
        return slots;
    }

    @Override
    public void changed(int entry, int from, int to, boolean moved) {
        int slot = input.output().slot(entry);
        if (from < 0) {
            makeUnlessItCanWait(slot);
            changes.entered(slot, to);
        } else if (to < 0) {
            changes.left(undo, entry, from);
        } else if (shape.isSame(undo, entry, store, slot)) {
            Object made = undo.made(entry);
            store.remember(slot,
                    made != null ? made : shape.shown(undo.lanes(), undo.at(entry), store.lanes(), store.at(slot)));
            if (moved) {
                changes.moved(slot, from, to);
            }
        } else if (moved) {
            changes.moved(undo, entry, slot, from, to);
        } else {
            changes.updated(undo, entry, slot, from, to);
        }
    }

    /** What refuses to be made is to do so before anything has changed for good. */
    private void makeUnlessItCanWait(int slot) {
        if (!shape.canWait()) {
            shape.of(store, slot);
        }
    }

    @Override
    public void shiftedOut(int rank, int from) {
        throw new IllegalStateException("the row at " + rank + " left a result of all rows, but did not change");
    }

    @Override
    public void shiftedIn(int rank, int to) {
        throw new IllegalStateException("the row at " + rank + " entered a result of all rows, but did not change");
    }
}
