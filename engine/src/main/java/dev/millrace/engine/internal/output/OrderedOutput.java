package dev.millrace.engine.internal.output;

import java.util.Arrays;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowOrder;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.WindowDiff;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.query.Window;

/**
 * A result in order, with the position of every row. O(log n) a change wherever it falls.
 */
public final class OrderedOutput extends Output {

    private final RowOrder order;
    private final long[] orderReads;
    private final CountedTree tree;

    /** The rows of the commit in progress as they were, by entry. */
    private final LaneStore undo;
    private int[] oldRanks = new int[4];
    private int[] newRanks = new int[4];

    /**
     * Keeps the rows of an operator in order.
     *
     * @param input the rows
     * @param shape what becomes of them
     * @param order the order, total on all rows
     * @param orderReads the components the order reads, for each lane
     */
    public OrderedOutput(Operator input, Shape shape, RowOrder order, long[] orderReads) {
        super(input, shape);
        this.order = order;
        this.orderReads = orderReads.clone();
        this.undo = new LaneStore(input.width());
        this.tree = new CountedTree(this::compare);
        input.scan(store::put);
        buildTree();
    }

    private void buildTree() {
        IntArrayList slots = new IntArrayList(store.size());
        store.forEach(slots::add);
        int[] sorted = Arrays.stream(slots.toArray()).boxed().sorted(this::compare).mapToInt(Integer::intValue)
                .toArray();
        tree.build(sorted, sorted.length);
    }

    private int compare(int a, int b) {
        return order.compare(store.lanes(), store.at(a), store.lanes(), store.at(b));
    }

    @Override
    public void process() {
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
            new WindowDiff(oldRanks, newRanks, delta.size()).compare(Window.ALL, oldSize, Window.ALL, tree.size(),
                    new Shown(delta));
            taken = true;
        } finally {
            if (!taken) {
                restore(delta);
            }
            forgetUndo(delta);
        }
    }

    /** Takes changed rows out of the tree while the store shows them as they were, switches them, and puts them back in. */
    private void switchRows(Delta delta) {
        int entries = delta.size();
        if (oldRanks.length < entries) {
            oldRanks = new int[entries * 2];
            newRanks = new int[entries * 2];
        }
        for (int i = 0; i < entries; i++) {
            oldRanks[i] = delta.was(i) ? tree.rank(delta.slot(i)) : -1;
        }
        for (int i = 0; i < entries; i++) {
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
        for (int i = 0; i < entries; i++) {
            if (delta.is(i) && !(delta.was(i) && staysPut(delta, i))) {
                tree.add(delta.slot(i));
            }
        }
        for (int i = 0; i < entries; i++) {
            newRanks[i] = delta.is(i) ? tree.rank(delta.slot(i)) : -1;
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

    private void forgetUndo(Delta delta) {
        for (int i = 0; i < delta.size(); i++) {
            if (delta.was(i)) {
                undo.remove(i);
            }
        }
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    int[] shown() {
        int[] slots = new int[tree.size()];
        for (int rank = 0; rank < slots.length; rank++) {
            slots[rank] = tree.select(rank);
        }
        return slots;
    }

    /** Turns changes of positions into changes of the result. */
    private final class Shown implements WindowDiff.Sink {

        private final Delta delta;

        Shown(Delta delta) {
            this.delta = delta;
        }

        @Override
        public void changed(int entry, int from, int to, boolean moved) {
            int slot = delta.slot(entry);
            if (from < 0) {
                changes.entered(identity(slot), made(slot), to);
                return;
            }
            Object before = before(entry);
            if (to < 0) {
                changes.left(shape.identity().read(undo.lanes(), undo.at(entry)), before, from);
                return;
            }
            Object after = made(slot);
            if (same(before, after)) {
                store.remember(slot, before);
                if (moved) {
                    changes.moved(identity(slot), before, before, from, to);
                }
            } else if (moved) {
                changes.moved(identity(slot), before, after, from, to);
            } else {
                changes.updated(identity(slot), before, after, from, to);
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

        private @Nullable Object before(int entry) {
            Object known = undo.made(entry);
            return known != null ? known : shape.row().eval(undo.lanes(), undo.at(entry));
        }
    }
}
