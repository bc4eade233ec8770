package dev.millrace.engine.internal.nested;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RefusedRowException;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.Window;
import dev.millrace.query.value.Values;

/**
 * The rows of a nested query in their order, and of them a window as a list, or the first. All rows are kept: some 50 bytes each. O(log
 * n) a change, and for a list in a window what the window shows.
 */
public final class ChildrenCollector extends Collector {

    /** A child and its place in the tree. */
    private static final int CHILD = 50;

    private final Form form;
    private ChildTree tree = ChildTree.EMPTY;

    /**
     * What becomes of the rows.
     *
     * @param shape makes something of one
     * @param order the order, total on all rows
     * @param reads the components that shape and order read, for each lane
     * @param window which rows are shown
     * @param list whether they are shown as a list; else the first alone, or null
     * @param visits counts the nodes of their trees that are searched
     */
    public record Form(Scalar shape, SortKey order, long[] reads, Window window, boolean list, Visits visits) {
    }

    /**
     * Of no rows yet.
     *
     * @param form what becomes of them
     */
    public ChildrenCollector(Form form) {
        this.form = form;
    }

    private int place(@Nullable Object[] rows, int at) {
        form.visits().nodes(tree.height());
        return tree.lowerBound(form.order(), rows, at);
    }

    private void become(ChildTree changed) {
        form.visits().nodes(changed.height());
        tree = changed;
    }

    private boolean isAt(int place, @Nullable Object[] rows, int at) {
        return place < tree.size() && form.order().compare(rows, at, tree.get(place).lanes(), 0) == 0;
    }

    private Child child(@Nullable Object[] rows, int at, @Nullable Object made) {
        return new Child(Arrays.copyOfRange(rows, at, at + form.reads().length), made);
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        try {
            Object made = form.shape().eval(rows, at);
            become(tree.inserted(place(rows, at), child(rows, at, made)));
        } catch (RefusedRowException refused) {
            // Law 5: the row is left out; who refused it has told the problems of the query.
        }
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        int place = place(rows, at);
        if (isAt(place, rows, at)) { // unless it was left out
            become(tree.removed(place));
        }
    }

    @Override
    public void update(Delta changes, int entry) {
        if (!changes.touches(entry, form.reads())) {
            return;
        }
        int at = changes.at(entry);
        int place = place(changes.before(), at);
        boolean was = isAt(place, changes.before(), at);
        if (!was || form.order().compare(changes.before(), at, changes.after(), at) != 0) {
            super.update(changes, entry);
            return;
        }
        try {
            Object before = tree.get(place).made();
            Object made = form.shape().eval(changes.after(), at);
            become(tree.replaced(place, child(changes.after(), at, Values.same(before, made) ? before : made)));
        } catch (RefusedRowException refused) {
            become(tree.removed(place));
        }
    }

    @Override
    public @Nullable Object value(@Nullable Object previous) {
        int from = (int) Math.min(form.window().offset(), tree.size());
        int to = (int) Math.min(form.window().end(), tree.size());
        if (!form.list()) {
            Object first = from < to ? tree.get(from).made() : null;
            return Values.same(previous, first) ? previous : first;
        }
        NestedList list = new NestedList(tree, from, to - from);
        return previous instanceof NestedList before && (tree.isSame(before.tree()) || Values.same(before, list))
                ? before
                : list;
    }

    @Override
    public long bytes() {
        return super.bytes() + (long) CHILD * tree.size();
    }

    @Override
    public int rowsHeld() {
        return tree.size();
    }
}
