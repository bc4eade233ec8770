package dev.millrace.engine.internal.flow;

import java.time.Instant;
import java.util.List;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.TiedSlotKeys;
import dev.millrace.engine.internal.store.Bulk;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.engine.internal.store.SlotCursor;
import dev.millrace.engine.internal.store.SlotProbe;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.value.Values;

/**
 * The rows whose value stands on one side of a threshold that moves with the clock, forwards or backwards (law 15).
 *
 * <p>In: changes of the input, and ticks, also in one commit. Out: {@code +k} when a row begins to pass, by a change of its own or
 * because the threshold moved past it, {@code -k} when it ceases, {@code ~k} while it passes. State: the rows of the input that have
 * a value, in its order: 4 bytes a lane and a row, and 12 to 16 for its place. Cost: O(log n) a change of that value, at most two
 * comparisons another change; a tick O(log n) and the rows that the threshold moves past.
 *
 * <p>Exactness: a row that changes is held against the old threshold as it was and against the new one as it is, and is out of the
 * order while the threshold moves past the others. So each row has at most one entry, whatever happens in a commit.
 */
public final class TemporalFilterOperator extends Operator {

    private final Operator input;
    private final Form form;
    private final Threshold threshold;
    private final LaneStore rows;
    private final CountedTree tree;
    private final Bulk bulk;
    private final Visits visits = new Visits();
    private final SlotCursor cursor = new SlotCursor();
    private final Edge edge = new Edge();
    /** The value of the threshold once it {@link #isKnown}: always while rows are held, and never before one asks for it (law 5). */
    private @Nullable Object bound;
    private boolean isKnown;
    private boolean hasTicked;
    private int builtAnew;

    /**
     * What is compared with the threshold, and how.
     *
     * @param value the value of a row
     * @param order orders rows by that value
     * @param showsLess whether the rows below the threshold are shown, not those above it
     * @param showsEqual whether those at the threshold are shown as well
     * @param reads the components that the value reads, for each lane
     */
    public record Form(Scalar value, SortKey order, boolean showsLess, boolean showsEqual, long[] reads) {
    }

    /**
     * Filters rows.
     *
     * @param input the rows
     * @param form what is compared, and how
     * @param threshold what it is compared with
     * @param bulk when the order by what is compared is built anew
     */
    public TemporalFilterOperator(Operator input, Form form, Threshold threshold, Bulk bulk) {
        super(List.of(input), List.of(input));
        this.bulk = bulk;
        this.input = input;
        this.form = form;
        this.threshold = threshold;
        this.rows = new LaneStore(width());
        this.tree = new CountedTree(new TiedSlotKeys(form.order(), rows), visits);
        input.scan(this::hold);
        build();
    }

    private void hold(int slot, @Nullable Object[] lanes, int at) {
        if (hasValue(lanes, at)) {
            rows.put(slot, lanes, at);
            bound();
        }
    }

    private void build() {
        IntArrayList slots = new IntArrayList(rows.size());
        rows.forEach(slots::add);
        tree.sortAndBuild(slots.toArray(), slots.size());
    }

    @Override
    public String name() {
        return "temporal filter";
    }

    @Override
    long stateBytes() {
        return rows.bytes() + tree.bytes();
    }

    @Override
    public int rowsHeld() {
        return rows.size();
    }

    @Override
    public long nodesVisited() {
        return visits.nodes();
    }

    /** Whether a tick to a time would leave the threshold where it is. */
    public boolean isOf(Instant time) {
        return threshold.isOf(time);
    }

    /** Lets the threshold move with the commit that is to come. */
    public void tick(Instant time) {
        if (!threshold.isOf(time)) {
            threshold.tick(time);
            hasTicked = true;
        }
    }

    @Override
    void process() {
        Delta changes = input.output();
        Object before = bound;
        boolean moves = hasTicked;
        hasTicked = false;
        boolean builds = bulk.builds(tree, changes.size());
        takeOut(changes, moves, builds);
        if (moves) {
            isKnown = false;
            if (rows.size() > 0) {
                giveCrossing(before, bound(), builds);
            }
        }
        putIn(changes, moves, builds);
        if (builds) {
            builtAnew++;
            build();
        }
        give(changes, before, moves);
    }

    /** Whether a row keeps its place while others are taken out. */
    private boolean staysPut(Delta changes, int entry, boolean moves) {
        return !moves && changes.isUpdate(entry) && !changes.touches(entry, form.reads());
    }

    private void takeOut(Delta changes, boolean moves, boolean builds) {
        for (int i = 0; i < changes.size(); i++) {
            int slot = changes.slot(i);
            if (changes.was(i) && rows.has(slot) && !staysPut(changes, i, moves)) {
                if (!builds) {
                    tree.remove(slot);
                }
                rows.remove(slot);
            }
        }
    }

    private void putIn(Delta changes, boolean moves, boolean builds) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i) && hasValue(changes.after(), changes.at(i))) {
                int slot = changes.slot(i);
                boolean comes = !rows.has(slot);
                rows.put(slot, changes.after(), changes.at(i));
                if (comes && !builds) {
                    tree.add(slot);
                }
            }
        }
    }

    /** Gives out the rows that change themselves. */
    private void give(Delta changes, @Nullable Object before, boolean moves) {
        for (int i = 0; i < changes.size(); i++) {
            int at = changes.at(i);
            boolean is = changes.is(i) && isShown(changes.after(), at);
            boolean was = staysPut(changes, i, moves) ? is
                    : changes.was(i) && holds(changes.before(), at, before);
            if (was != is || was && matters(changes, i, 0)) {
                output().copy(changes, i, was, is);
            }
        }
    }

    /** Gives out the rows that the threshold moves past, while those that change themselves are taken out. */
    private void giveCrossing(@Nullable Object before, @Nullable Object after, boolean builds) {
        if (builds) { // the tree still has what was taken out
            rows.forEach(slot -> {
                boolean is = holds(rows.lanes(), rows.at(slot), after);
                if (is != holds(rows.lanes(), rows.at(slot), before)) {
                    giveCrossing(slot, is);
                }
            });
            scanned(rows.size());
            return;
        }
        int from = edge(before);
        int to = edge(after);
        boolean enter = to > from == form.showsLess();
        int first = Math.min(from, to);
        int crossing = Math.abs(to - from);
        tree.seekRank(cursor, first);
        for (int i = 0; i < crossing; i++) {
            giveCrossing(cursor.next(), enter);
        }
        scanned(crossing);
    }

    private void giveCrossing(int slot, boolean enters) {
        int out = output().add(slot, !enters, enters);
        @Nullable Object[] lanes = enters ? output().after() : output().before();
        System.arraycopy(rows.lanes(), rows.at(slot), lanes, output().at(out), width());
    }

    /** Where, of the rows in order, those end that are below a threshold; where none would be shown if there is none. */
    private int edge(@Nullable Object of) {
        if (of == null) {
            return form.showsLess() ? 0 : tree.size();
        }
        edge.of = of;
        return tree.rank(edge);
    }

    private @Nullable Object bound() {
        if (!isKnown) {
            bound = threshold.value();
            isKnown = true;
        }
        return bound;
    }

    private boolean hasValue(@Nullable Object[] lanes, int at) {
        return form.value().isLong() || form.value().isDouble() || form.value().eval(lanes, at) != null;
    }

    private boolean isShown(@Nullable Object[] lanes, int at) {
        return (isKnown || hasValue(lanes, at)) && holds(lanes, at, bound());
    }

    /** Whether a row is shown with a threshold: not without a value (law 4). */
    private boolean holds(@Nullable Object[] lanes, int at, @Nullable Object of) {
        if (of == null) {
            return false;
        } else if (form.value().isLong() && (of instanceof Long || of instanceof Integer)) {
            return holds(Long.compare(form.value().evalLong(lanes, at), ((Number) of).longValue()));
        }
        Object value = form.value().eval(lanes, at);
        return value != null && holds(Values.compare(value, of));
    }

    private boolean holds(int order) {
        return order == 0 ? form.showsEqual() : order < 0 == form.showsLess();
    }

    @Override
    public void scan(RowVisitor visitor) {
        if (rows.size() == 0) {
            return;
        }
        int at = edge(bound());
        int first = form.showsLess() ? 0 : at;
        int end = form.showsLess() ? at : tree.size();
        SlotCursor scanning = new SlotCursor(); // who takes a row may scan again
        tree.seekRank(scanning, first);
        for (int i = first; i < end; i++) {
            int slot = scanning.next();
            visitor.row(slot, rows.lanes(), rows.at(slot));
        }
        scanned(end - first);
    }

    @Override
    public @Nullable RowTable table() {
        return input.table();
    }

    @Override
    RowVisitor fromTable(RowVisitor visitor) {
        return input.fromTable(new Passing().to(visitor));
    }

    @Override
    Lookup lookup(LookupKey key) {
        return new LookupThrough(input.lookup(key), Passing::new);
    }

    @Override
    public void counts(Counts counts) {
        counts.count("trees of a temporal filter built anew", builtAnew);
    }

    @Override
    public void origins(@Nullable Object[] rows, int at, Origins found) {
        input.origins(rows, at, found);
    }

    @Override
    public void close() {
        // Holds nothing of others.
    }

    /** Hands on the rows that pass. */
    private final class Passing extends Through {
        @Override
        public void row(int slot, @Nullable Object[] lanes, int at) {
            if (isShown(lanes, at)) {
                give(slot, lanes, at);
            }
        }
    }

    /** The place between the rows that are shown with a threshold and those that are not. */
    private final class Edge extends SlotProbe {
        private Object of = "";

        @Override
        public int compareTo(int slot) {
            return holds(rows.lanes(), rows.at(slot), of) == form.showsLess() ? 1 : -1;
        }
    }
}
