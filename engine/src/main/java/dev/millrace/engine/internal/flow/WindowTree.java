package dev.millrace.engine.internal.flow;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

import dev.millrace.engine.internal.order.SlotKeys;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.store.Bulk;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.SlotCursor;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.Window;

/**
 * All rows in a counted tree: 4 bytes a lane and a row, and 12 to 16 for its place. O(log n) a change wherever it falls and wherever
 * the window is, and O(log n) for each row that enters or leaves with it.
 */
final class WindowTree extends WindowRows {

    private final CountedTree tree;
    private final Bulk bulk;
    private int builtAnew;

    /**
     * Takes in all rows of the input as they are.
     *
     * @param order the order, total on all rows
     * @param bulk when it is built anew
     */
    WindowTree(Operator operator, Operator input, SortKey order, Bulk bulk, long[] reads, ShownSlots shown,
            Visits visits,
            Window window) {
        super(operator, input, reads, shown, window);
        this.bulk = bulk;
        this.tree = new CountedTree(new SlotKeys(order, rows), visits);
        input.scanBlocks(input.width(), rows::put);
        build();
    }

    private void build() {
        IntArrayList slots = new IntArrayList(rows.size());
        rows.forEach(slots::add);
        tree.sortAndBuild(slots.toArray(), slots.size());
    }

    @Override
    String name() {
        return "tree";
    }

    @Override
    long orderBytes() {
        return tree.bytes();
    }

    @Override
    void take() {
        Delta changes = input.output();
        int sizeBefore = tree.size();
        begin(changes);
        boolean builds = bulk.builds(tree, changes.size());
        findPlaces(changes);
        if (!builds) {
            takeOut(changes);
        }
        switchAll(changes);
        if (builds) {
            builtAnew++;
            build();
        } else {
            putIn(changes);
        }
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i)) {
                diff.is(i, tree.rank(changes.slot(i)));
            }
        }
        diff.compare(window, sizeBefore, window, tree.size(), this);
        give(changes);
    }

    private void findPlaces(Delta changes) {
        diff = diff.start(diffs, changes.size());
        for (int i = 0; i < changes.size(); i++) {
            if (changes.was(i)) {
                diff.was(i, tree.rank(changes.slot(i)));
            }
        }
    }

    /** Takes rows out that may lose their places, while the store shows them as they were. */
    private void takeOut(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.was(i) && !staysPut(changes, i)) {
                tree.remove(changes.slot(i));
            }
        }
    }

    private void putIn(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i) && !staysPut(changes, i)) {
                tree.add(changes.slot(i));
            }
        }
    }

    @Override
    void move(Window to) {
        diff = diff.start(diffs, 0);
        diff.compare(window, tree.size(), to, tree.size(), this);
        diff = diff.end(diffs);
        window = to;
    }

    @Override
    public void changed(int entry, int from, int to, boolean moved) {
        note(entry, from >= 0, to >= 0);
    }

    @Override
    public void shiftedOut(int rank, int from) {
        int slot = tree.select(rank);
        giveShifted(slot, rows.at(slot), false);
    }

    @Override
    public void shiftedIn(int rank, int to) {
        int slot = tree.select(rank);
        giveShifted(slot, rows.at(slot), true);
    }

    @Override
    void scan(RowVisitor visitor) {
        int first = (int) Math.min(window.offset(), tree.size());
        int end = (int) Math.min(window.end(), tree.size());
        SlotCursor cursor = new SlotCursor(); // who takes a row may scan again
        tree.seekRank(cursor, first);
        for (int rank = first; rank < end; rank++) {
            int slot = cursor.next();
            visit(slot, rows.at(slot), visitor);
        }
    }

    @Override
    void counts(Counts counts) {
        counts.count("trees of all rows kept for a window", 1);
        counts.count("trees of a window built anew", builtAnew);
    }

    @Override
    int total() {
        return tree.size();
    }
}
