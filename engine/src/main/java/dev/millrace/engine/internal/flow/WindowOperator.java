package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowOrder;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.query.Window;

/**
 * The rows that stand in a window of an order, of all rows or of each of the parts that columns divide them into.
 *
 * <p>In: changes of the input. Out: {@code +k} when a row comes to stand in the window, {@code -k} when it ceases, {@code ~k} while
 * it does. State: all rows, in a counted tree for each part: 4 bytes a lane and 4 to 6 for the place of a row. Cost: O(log n) a
 * change wherever it falls, and what enters or leaves the window with it; a window moves at the cost of the rows that enter and leave.
 */
public final class WindowOperator extends Operator {

    private static final int[] NO_RANKS = {};

    private final Operator input;
    private final KeyColumns parts;
    private final RowOrder order;
    private final long[] reads;
    private final LaneStore rows;
    private final KeyTable<Part> table = new KeyTable<>();
    private final KeptRows kept;
    private Window window;

    /** The parts that the commit in progress touches, with the entries that concern each. */
    private final List<Part> touched = new ArrayList<>();
    private boolean[] shownBefore = new boolean[4];
    private boolean[] shownAfter = new boolean[4];

    /** The rows of one part, in order. */
    private final class Part extends KeyTable.Entry {
        private final CountedTree tree = new CountedTree(WindowOperator.this::compare);
        private final IntArrayList entries = new IntArrayList();
        private int sizeBefore;
        private int[] oldRanks = NO_RANKS;
        private int[] newRanks = NO_RANKS;

        Part(@Nullable Object[] keys, int hash) {
            super(keys, hash);
        }
    }

    /**
     * A window of an order.
     *
     * @param input the rows
     * @param parts what divides them, if anything does
     * @param order the order, total on all rows of a part
     * @param reads the components that parts and order read, for each lane
     * @param window which rows are shown
     * @param compiler compiles expressions over the lanes
     */
    public WindowOperator(Operator input, KeyColumns parts, RowOrder order, long[] reads, Window window,
            ScalarCompiler compiler) {
        super(input.width());
        this.input = input;
        this.parts = parts;
        this.order = order;
        this.reads = reads.clone();
        this.window = window;
        this.rows = new LaneStore(input.width());
        this.kept = new KeptRows(this, compiler);
        input.scan((slot, lanes, at) -> {
            rows.put(slot, lanes, at);
            part(lanes, at).entries.add(slot);
        });
        table.forEach(part -> {
            part.tree.build(sorted(part.entries), part.entries.size());
            part.entries.clear();
        });
    }

    private int[] sorted(IntArrayList slots) {
        return Arrays.stream(slots.toArray()).boxed().sorted(this::compare).mapToInt(Integer::intValue).toArray();
    }

    private int compare(int a, int b) {
        return order.compare(rows.lanes(), rows.at(a), rows.lanes(), rows.at(b));
    }

    private Part part(@Nullable Object[] lanes, int at) {
        Part part = table.find(parts, lanes, at);
        if (part == null) {
            @Nullable Object[] keys = new @Nullable Object[parts.size()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = parts.value(i, lanes, at);
            }
            part = new Part(keys, parts.hash(lanes, at));
            table.add(part);
        }
        return part;
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public String name() {
        return "window";
    }

    @Override
    public int rowsHeld() {
        return rows.size() + kept.size();
    }

    /** The number of rows, shown or not. */
    public int total() {
        return rows.size();
    }

    /** Which rows are shown. */
    public Window window() {
        return window;
    }

    /** Shows other rows; {@link #output} has the difference. */
    public void move(Window moved) {
        table.forEach(part -> {
            int size = part.tree.size();
            new WindowDiff(NO_RANKS, NO_RANKS, 0).compare(window, size, moved, size, new Shown(part));
        });
        window = moved;
        kept.update();
    }

    @Override
    void process() {
        Delta changes = input.output();
        if (shownBefore.length < changes.size()) {
            shownBefore = new boolean[changes.size() * 2];
            shownAfter = new boolean[changes.size() * 2];
        }
        Arrays.fill(shownBefore, 0, changes.size(), false);
        Arrays.fill(shownAfter, 0, changes.size(), false);
        takeOut(changes);
        switchRows(changes);
        putIn(changes);
        for (Part part : touched) {
            int size = part.entries.size();
            new WindowDiff(part.oldRanks, part.newRanks, size).compare(window, part.sizeBefore, window,
                    part.tree.size(), new Shown(part));
            part.entries.clear();
            part.oldRanks = NO_RANKS;
            part.newRanks = NO_RANKS;
            if (part.tree.size() == 0) {
                table.remove(part);
            }
        }
        touched.clear();
        for (int i = 0; i < changes.size(); i++) {
            boolean was = shownBefore[i];
            boolean is = shownAfter[i];
            if (was != is || was && matters(changes, i, 0)) {
                output().copy(changes, i, was, is);
            }
        }
        kept.update();
    }

    private void concerns(Part part, int entry) {
        if (part.entries.isEmpty()) {
            part.sizeBefore = part.tree.size();
            touched.add(part);
        }
        if (part.entries.isEmpty() || part.entries.getLast() != entry) {
            part.entries.add(entry);
        }
    }

    /** Finds the places of changed rows, and takes those out that may lose them, while the store shows them as they were. */
    private void takeOut(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.was(i)) {
                concerns(part(changes.before(), changes.at(i)), i);
            }
            if (changes.is(i)) {
                concerns(part(changes.after(), changes.at(i)), i);
            }
        }
        for (Part part : touched) {
            part.oldRanks = new int[part.entries.size()];
            for (int e = 0; e < part.entries.size(); e++) {
                int entry = part.entries.get(e);
                boolean here = changes.was(entry) && part == part(changes.before(), changes.at(entry));
                part.oldRanks[e] = here ? part.tree.rank(changes.slot(entry)) : -1;
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            if (changes.was(i) && !staysPut(changes, i)) {
                part(changes.before(), changes.at(i)).tree.remove(changes.slot(i));
            }
        }
    }

    private boolean staysPut(Delta changes, int entry) {
        return changes.isUpdate(entry) && !changes.touches(entry, reads);
    }

    private void switchRows(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i)) {
                rows.put(changes.slot(i), changes.after(), changes.at(i));
            } else {
                rows.remove(changes.slot(i));
            }
        }
    }

    private void putIn(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i) && !(changes.was(i) && staysPut(changes, i))) {
                part(changes.after(), changes.at(i)).tree.add(changes.slot(i));
            }
        }
        for (Part part : touched) {
            part.newRanks = new int[part.entries.size()];
            for (int e = 0; e < part.entries.size(); e++) {
                int entry = part.entries.get(e);
                boolean here = changes.is(entry) && part == part(changes.after(), changes.at(entry));
                part.newRanks[e] = here ? part.tree.rank(changes.slot(entry)) : -1;
            }
        }
    }

    /** Takes what happens in the window of one part. */
    private final class Shown implements WindowDiff.Sink {
        private final Part part;

        Shown(Part part) {
            this.part = part;
        }

        @Override
        public void changed(int place, int from, int to, boolean moved) {
            int entry = part.entries.get(place);
            shownBefore[entry] |= from >= 0;
            shownAfter[entry] |= to >= 0;
        }

        @Override
        public void shiftedOut(int rank, int from) {
            int slot = part.tree.select(rank);
            int out = output().add(slot, true, false);
            System.arraycopy(rows.lanes(), rows.at(slot), output().before(), output().at(out), width());
        }

        @Override
        public void shiftedIn(int rank, int to) {
            int slot = part.tree.select(rank);
            int out = output().add(slot, false, true);
            System.arraycopy(rows.lanes(), rows.at(slot), output().after(), output().at(out), width());
        }
    }

    @Override
    public void scan(RowVisitor visitor) {
        table.forEach(part -> {
            long end = Math.min(window.end(), part.tree.size());
            for (long rank = window.offset(); rank < end; rank++) {
                int slot = part.tree.select((int) rank);
                visitor.row(slot, rows.lanes(), rows.at(slot));
            }
        });
    }

    @Override
    Lookup lookup(LookupKey key) {
        return kept.lookup(key);
    }

    @Override
    void demandOfInputs() {
        passDemand(input, 0);
        input.demand(reads);
    }

    @Override
    public void close() {
        // Holds nothing below.
    }
}
