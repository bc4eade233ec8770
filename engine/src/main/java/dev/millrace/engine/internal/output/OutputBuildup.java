package dev.millrace.engine.internal.output;

import java.util.Arrays;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Buildup;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.LaneStore;

/**
 * Builds a result beside commits: what steps change is written into a log in the writer's time, and followed outside of it. When all rows
 * have come they are sorted, and what commits change meanwhile is followed until little is left.
 */
public final class OutputBuildup implements Buildup {

    private final LaneStore rows;
    private final Shape shape;
    /** The order of the rows; null if there is none. */
    private final @Nullable CountedTree tree;
    private final Runnable done;
    private final int width;
    private boolean isComplete;
    private boolean isSorted;
    /** How many changes were left over for {@link #work} in the turn before; the first turn comes to many, for it sorts. */
    private int left = Integer.MAX_VALUE;
    private Log log;
    /** What {@link #work} is to follow. */
    private @Nullable Log taken;

    /**
     * Begins with the rows that are there.
     *
     * @param rows the rows of the result
     * @param shape what becomes of them
     * @param tree their order; null if there is none
     * @param width the number of lanes of a row
     * @param done is told when all is built
     */
    OutputBuildup(LaneStore rows, Shape shape, @Nullable CountedTree tree, int width, Runnable done) {
        this.rows = rows;
        this.shape = shape;
        this.tree = tree;
        this.width = width;
        this.done = done;
        this.isSorted = tree == null;
        this.log = new Log(width, shape);
    }

    /** Changes in the order in which they came about, and what becomes of rows where that cannot wait. */
    private static final class Log {

        private final Delta changes;
        private final Shape shape;
        private @Nullable Object[] made = {};

        Log(int width, Shape shape) {
            this.changes = new Delta(width);
            this.shape = shape;
        }

        void add(Delta delta) {
            for (int i = 0; i < delta.size(); i++) {
                if (delta.is(i) && !shape.canWait()) {
                    make(delta, i);
                }
                changes.append(delta, i);
            }
        }

        private void make(Delta delta, int entry) {
            if (changes.size() >= made.length) {
                made = Arrays.copyOf(made, Math.max(16, 2 * changes.size()));
            }
            made[changes.size()] = shape.row().eval(delta.after(), delta.at(entry));
        }
    }

    /** Notes what a step changed. */
    void note(Delta delta) {
        log.add(delta);
    }

    /** Hands what was noted so far to {@link #work}. */
    public void take() {
        taken = log;
        log = new Log(width, shape);
    }

    /** {@inheritDoc} Called when all rows have come. */
    @Override
    public boolean advance(int most) {
        int changes = log.changes.size();
        boolean last = isComplete && (changes <= Math.min(most, FEW) || changes >= left);
        left = isComplete ? changes : Integer.MAX_VALUE;
        isComplete = true;
        take();
        if (last) {
            work();
            done.run();
        }
        return last;
    }

    @Override
    public void work() {
        Log changes = taken;
        taken = null;
        for (int i = 0; changes != null && i < changes.changes.size(); i++) {
            follow(changes, i);
        }
        if (isComplete && !isSorted && tree != null) {
            IntArrayList slots = new IntArrayList(rows.size());
            rows.forEach(slots::add);
            tree.sortAndBuild(slots.toArray(), slots.size());
            isSorted = true;
        }
    }

    private void follow(Log from, int entry) {
        Delta changes = from.changes;
        int slot = changes.slot(entry);
        CountedTree order = isSorted ? tree : null;
        if (order != null && rows.has(slot)) {
            order.remove(slot);
        }
        if (changes.is(entry)) {
            rows.put(slot, changes.after(), changes.at(entry));
            if (!shape.canWait()) {
                Shape.remember(rows, slot, from.made[entry]);
            }
            if (order != null) {
                order.add(slot);
            }
        } else if (rows.has(slot)) {
            rows.remove(slot);
        }
    }

    @Override
    public void cancel() {
        // The result is closed.
    }
}
