package dev.millrace.engine.internal.output;

import org.eclipse.collections.api.set.primitive.MutableIntSet;
import org.eclipse.collections.impl.factory.primitive.IntSets;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Buildup;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.LaneStore;

/**
 * Builds the order of a result beside commits: rows are put in their slots only as long as they come in bulk; then they stand still and are
 * sorted outside of the writer's time, while commits write what they change into a log, which is followed until it is short.
 */
final class OrderBuildup implements Buildup {

    private final LaneStore rows;
    private final Shape shape;
    private final CountedTree tree;
    private final Runnable done;
    private final int width;
    private boolean isStill;
    private boolean isSorted;
    private Log log;
    /** What {@link #work} is to follow. */
    private @Nullable Log taken;

    /**
     * Puts rows in their slots at first.
     *
     * @param rows the rows of the result
     * @param shape what becomes of them
     * @param tree their order
     * @param width the number of lanes of a row
     * @param done is told when the order is built
     */
    OrderBuildup(LaneStore rows, Shape shape, CountedTree tree, int width, Runnable done) {
        this.rows = rows;
        this.shape = shape;
        this.tree = tree;
        this.width = width;
        this.done = done;
        this.log = new Log(width);
    }

    /** What commits changed, by slot: the rows that are there now, and the slots of all. */
    private record Log(MutableIntSet slots, LaneStore rows) {

        Log(int width) {
            this(IntSets.mutable.empty(), new LaneStore(width));
        }
    }

    /** Takes what a step changed. */
    void take(Delta delta) {
        LaneStore to = isStill ? log.rows() : rows;
        for (int i = 0; i < delta.size(); i++) {
            int slot = delta.slot(i);
            if (isStill) {
                log.slots().add(slot);
            }
            if (delta.is(i)) {
                to.put(slot, delta.after(), delta.at(i));
                if (!shape.canWait()) {
                    shape.of(to, slot);
                }
            } else if (to.has(slot)) {
                to.remove(slot);
            }
        }
    }

    @Override
    public boolean advance(int most) {
        if (!isStill) {
            isStill = true;
            return false;
        }
        taken = log;
        if (log.slots().size() <= Math.min(most, FEW)) {
            work();
            done.run();
            return true;
        }
        log = new Log(width);
        return false;
    }

    @Override
    public void work() {
        if (isStill && !isSorted) {
            IntArrayList slots = new IntArrayList(rows.size());
            rows.forEach(slots::add);
            tree.sortAndBuild(slots.toArray(), slots.size());
            isSorted = true;
        }
        Log changes = taken;
        if (changes != null) {
            for (int slot : changes.slots().toArray()) {
                follow(slot, changes.rows());
            }
            taken = null;
        }
    }

    private void follow(int slot, LaneStore changed) {
        if (rows.has(slot)) {
            tree.remove(slot);
        }
        if (changed.has(slot)) {
            rows.put(slot, changed.lanes(), changed.at(slot));
            rows.remember(slot, changed.made(slot));
            tree.add(slot);
        } else if (rows.has(slot)) {
            rows.remove(slot);
        }
    }

    @Override
    public void cancel() {
        // The result is closed.
    }
}
