package dev.millrace.engine.internal.output;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Identified;
import dev.millrace.engine.IdentifiedRows;
import dev.millrace.engine.internal.flow.Counts;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.Origins;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.query.Identity;

/**
 * The end of a plan: keeps the rows of a result and says what a commit changed in them. What is made of a row is made when the
 * row is first shown and kept until it changes, so unchanged rows keep their objects.
 */
public abstract class Output {

    final Operator input;
    final Shape shape;
    LaneStore store;
    final ResultChanges changes;
    /** Follows steps as long as it builds the result; else null. */
    private @Nullable OutputBuildup buildup;
    private int builtAside;
    private long taken;
    private long given;
    private long nanos;

    Output(Operator input, Shape shape, LaneStore store) {
        this.input = input;
        this.shape = shape;
        this.store = store;
        this.changes = new ResultChanges(shape, store, input.rooms());
    }

    /** Takes the input's changes in; {@link #changes} says what they did. If it throws, the result is as it was. */
    public final void run() {
        taken += input.output().size();
        if (buildup == null) {
            process();
        } else {
            buildup.note(input.output());
        }
        given += changes.size();
    }

    abstract void process();

    /**
     * Takes one change in, which is handed down from below; otherwise as {@link #run}. Afterwards the input's changes may have it.
     *
     * @param delta has the change
     * @param entry where it is in that
     * @param presence whether the row was and is among those of the input, which decides in place of the marks in {@code delta}
     */
    public final void one(Delta delta, int entry, int presence) {
        if (buildup == null && takesOne()) {
            taken++;
            process(delta, entry, presence);
            given += changes.size();
            return;
        }
        if (delta != input.output()) {
            input.output().copy(delta, entry, presence);
        }
        run();
    }

    /** Whether this takes changes that are handed down. */
    boolean takesOne() {
        return false;
    }

    /** Takes one change in; if it throws, the result is as it was. */
    void process(Delta delta, int entry, int presence) {
        throw new IllegalStateException("no change can be handed down to " + getClass());
    }

    /**
     * Has the result built beside commits instead of following each step; no changes are told until it is.
     *
     * @return the way to do so; null if it goes on following each step, as comparing rows may meet problems
     */
    public final @Nullable OutputBuildup buildup() {
        buildup = building(() -> {
            buildup = null;
            builtAside++;
        });
        return buildup;
    }

    /** What builds the result beside commits; null if it can follow steps only. */
    abstract @Nullable OutputBuildup building(Runnable done);

    /** Notes how long a part in a commit took. */
    public final void took(long time) {
        nanos += time;
    }

    /** The operator whose rows are shown. */
    public final Operator input() {
        return input;
    }

    /** How many changes came in, of all commits. */
    public final long taken() {
        return taken;
    }

    /** How many changes of the result that made, of all commits. */
    public final long given() {
        return given;
    }

    /** How long all commits took here. */
    public final long nanos() {
        return nanos;
    }

    /** How many nodes of its tree were searched, ever. */
    public long nodesVisited() {
        return 0;
    }

    /** What this keeps takes: an estimate by its arrays, without the objects of users. */
    public long bytes() {
        return store.bytes() + changes.bytes();
    }

    /** Whether rows have positions. */
    public abstract boolean isOrdered();

    /** The rows that are shown, in order if there is one. */
    public IdentifiedRows<?> rows() {
        return CopiedRows.of(shape, store, shown());
    }

    /** Makes all rows where that may fail; others are made when they are asked for. O(rows) then. */
    public final void makeRows() {
        if (!shape.canWait()) {
            for (int slot : shown()) {
                shape.of(store, slot);
            }
        }
    }

    /** Tells how often this has gone each of the ways it has. */
    public void counts(Counts counts) {
        counts.count("results built beside commits", builtAside);
    }

    /** Finds the rows of sources behind a row that is shown, if one of such an identity is. O(n). */
    public final void origins(Identity identity, Origins found) {
        for (int slot : shown()) {
            if (shape.identity(store, slot).equals(identity)) {
                input.origins(store.lanes(), store.at(slot), found);
            }
        }
    }

    /** The slots of the rows that are shown, in order if there is one. */
    abstract int[] shown();

    /** Takes the objects of rows as another output showed them wherever they are the same, so that unchanged rows keep theirs. */
    public final void adopt(List<? extends Identified<?>> earlier) {
        Map<Identity, @Nullable Object> known = new HashMap<>();
        earlier.forEach(entry -> known.put(entry.identity(), entry.row()));
        for (int slot : shown()) {
            Object row = known.get(shape.identity(store, slot));
            if (row != null && Shape.isSame(row, shape.of(store, slot))) {
                store.remember(slot, row);
            }
        }
    }

    /**
     * Keeps the rows that are shown as they are now, or were before the step in progress: nothing follows the changes of others from now on.
     * O(rows) where others have the rows.
     */
    public void detach() {
        // The rows are kept.
    }

    /** What the last step changed. */
    public final ResultChanges changes() {
        return changes;
    }

    /** The number of rows. */
    public final int size() {
        return store.size();
    }

    /** Whether an update may have changed what is made of the row. */
    final boolean concerns(Delta delta, int entry) {
        return delta.touches(entry, shape.reads());
    }
}
