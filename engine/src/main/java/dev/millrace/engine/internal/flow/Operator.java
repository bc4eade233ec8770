package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.store.CommitRooms;
import dev.millrace.engine.internal.store.FirstAndOthers;
import dev.millrace.engine.internal.store.SlotRows;

/**
 * One step of a plan: turns the changes of its inputs into the changes of its own rows. Rows it does not hold itself it pulls
 * from below. Every row has a slot that is its own as long as it is present, and a row of the same identity keeps its slot within a
 * commit. Confined to the writer of its engine.
 */
public abstract class Operator {

    /** The first of those whose changes this consumes; null if there are none. */
    private final @Nullable Operator first;
    /** The others: there are none as a rule, so that no list is kept. */
    private final List<Operator> others;
    private final Delta output;
    /** What those above read of each lane: changes of other components may be left out. Shared, and not changed. */
    private long[] demanded;
    private long taken;
    private long scanned;
    private long given;
    private long nanos;

    Operator(int width, List<Operator> inputs) {
        this.first = inputs.isEmpty() ? null : inputs.get(0);
        this.others = FirstAndOthers.others(inputs);
        this.output = new Delta(width, null, first == null ? new CommitRooms() : first.rooms());
        this.demanded = new long[width];
    }

    /**
     * A step that hands on lanes as they are, and the masks of what changed in them.
     *
     * @param inputs whose changes it consumes
     * @param lanesOf whose lanes those of this are, one after the other
     */
    Operator(List<Operator> inputs, List<Operator> lanesOf) {
        this.first = inputs.get(0);
        this.others = FirstAndOthers.others(inputs);
        int width = lanesOf.stream().mapToInt(Operator::width).sum();
        this.output = new Delta(width, unsure(width, lanesOf), inputs.get(0).rooms());
        this.demanded = new long[width];
    }

    /**
     * The rows of a source.
     *
     * @param width the number of lanes
     * @param unsure what masks of its changes do not tell for sure, for each lane; null if there is nothing
     */
    Operator(int width, long @Nullable [] unsure) {
        this.first = null;
        this.others = List.of();
        this.output = new Delta(width, unsure, new CommitRooms());
        this.demanded = new long[width];
    }

    private static long @Nullable [] unsure(int width, List<Operator> lanesOf) {
        if (lanesOf.size() == 1) {
            return lanesOf.get(0).output.unsure();
        }
        long[] all = new long[width];
        int lane = 0;
        for (Operator input : lanesOf) {
            long[] some = input.output.unsure();
            if (some != null) {
                System.arraycopy(some, 0, all, lane, some.length);
            }
            lane += input.width();
        }
        return lanesOf.get(0).rooms().same(all);
    }

    /** The operators whose changes this consumes; a new list. */
    public final List<Operator> inputs() {
        return FirstAndOthers.all(first, others);
    }

    /** The first of them, or the only one. */
    final Operator input() {
        if (first == null) {
            throw new IllegalStateException(name() + " consumes nobody's changes");
        }
        return first;
    }

    /** What this does, in a word. */
    public abstract String name();

    /** The number of rows this keeps for itself. */
    public abstract int rowsHeld();

    /** Turns the inputs' changes into {@link #output}. Called once a commit, after all inputs. */
    abstract void process();

    /** Hands out all rows as they are now. */
    public abstract void scan(RowVisitor visitor);

    /**
     * The same, some at a time.
     *
     * @param lanes so many lanes are read at least: those behind them need not be there, nor what would have to be computed for them
     * @param visitor takes the rows
     */
    public void scanBlocks(int lanes, BlockVisitor visitor) {
        BlockFiller filler = new BlockFiller(width(), visitor);
        scan(filler);
        filler.flush();
    }

    /**
     * Prepares pulling rows by a key.
     *
     * @param key by what
     * @return the way to the rows, to be closed
     */
    abstract Lookup lookup(LookupKey key);

    /**
     * Wishes for an index by which rows could be pulled.
     *
     * @param columns expressions over this operator's lanes
     * @param worth how many must wish for it to have it built
     * @return null if none below could answer {@link #lookup}; else to be closed
     */
    @Nullable
    Wish wish(List<RowExpr> columns, int worth) {
        return null;
    }

    /** At most so many rows are handed out by {@link #scan}, as far as that is known without a scan. */
    int atMost() {
        return Integer.MAX_VALUE;
    }

    /** Prepares pulling rows by a key, or all of them if the key has no columns. */
    final Lookup pull(LookupKey key) {
        return key.columns().isEmpty() ? new AllRows(this) : lookup(key);
    }

    /**
     * The table whose rows this hands on under the slots they have there, all of them or some, alone or before others that each has at
     * most one of.
     *
     * @return null if they are of no one table
     */
    public @Nullable RowTable table() {
        return null;
    }

    /** The way to have the rows again by their slots; null if there is none. They must be there when they are asked for. */
    public @Nullable SlotRows slotRows() {
        return null;
    }

    /** Takes rows of the {@link #table} as they are now, and hands on those that this hands on, with what stands beside them. */
    RowVisitor fromTable(RowVisitor visitor) {
        throw new IllegalStateException(name() + " hands on no rows of one table");
    }

    /** Why this works as it does, where there are several ways: in words, for people who read a plan. */
    public List<String> reasons() {
        return List.of();
    }

    /** Tells how often this has gone each of the ways it has. */
    public void counts(Counts counts) {
        // Most have one.
    }

    /**
     * Finds the rows of sources that are behind a row of this operator, as it is now: what it is made of, and what it is shown for. For
     * people who ask why a row is there: where nothing leads back to them, all rows are looked at.
     *
     * @param rows holds the lanes of the row
     * @param at where the first of them is
     * @param found takes the rows of sources
     */
    public abstract void origins(@Nullable Object[] rows, int at, Origins found);

    /** Gives back the indexes this uses. */
    public abstract void close();

    /**
     * Says what is read of this operator's rows; complete before the first commit.
     *
     * @param lane the lane
     * @param components a mask of its components
     */
    public final void demand(int lane, long components) {
        long[] masks = demanded.clone();
        masks[lane] |= components;
        demanded = rooms().same(masks);
    }

    /** Says what is read of this operator's rows. */
    public final void demand(long[] components) {
        long[] masks = demanded.clone();
        for (int lane = 0; lane < components.length; lane++) {
            masks[lane] |= components[lane];
        }
        demanded = rooms().same(masks);
    }

    /** What those above read of a lane. */
    final long demanded(int lane) {
        return demanded[lane];
    }

    /** Whether no more is read of this operator's rows than was said before. */
    public final boolean isDemanded(long[] components) {
        for (int lane = 0; lane < components.length; lane++) {
            if ((components[lane] & ~demanded[lane]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes part in a commit. */
    public final void run() {
        taken += incoming();
        process();
        noteGiven();
    }

    /**
     * Whether this can turn a change of a row into a change of one row at most, at present, so that it can be {@linkplain #takeOne handed
     * down}.
     *
     * @param from the input whose row it is; no other input has changed in the same commit
     */
    public boolean takesOne(Operator from) {
        return false;
    }

    /**
     * Whether each row of this begins with the lanes of a row of an input, is there only while that is, and cannot meet a problem (law 5): so
     * what is of no concern to anybody above by those lanes need not be handed down to this.
     */
    public boolean handsOnLanesOf(Operator from) {
        return false;
    }

    /**
     * Says which rows of the first input are of any concern to those above, as of now: this need not make changes of others, if it does not
     * change what {@code concern} looks at.
     *
     * @param concern null if all are
     */
    public void concern(@Nullable RowPredicate concern) {
        // All are taken to be.
    }

    /** Whether an expression reads lanes of this alone, if it is one over these and others behind them. */
    public final boolean hasLanesOf(RowExpr expression) {
        return Sides.readOnlyBelow(width(), List.of(expression));
    }

    /** Whether what {@link #takeOne} comes to is the only entry of {@link #output}; else it is the change that was taken. */
    public boolean makesRows() {
        return false;
    }

    /**
     * Takes part in a commit that changed one row, which is handed down from below.
     *
     * @param changes has the change
     * @param entry where it is in them
     * @param presence whether the row was and is among those of the input, which decides in place of the marks in {@code changes}
     * @return whether the row was and is among those of this, as {@link Delta#BEFORE} and {@link Delta#AFTER}; 0 if it makes no difference to
     *         those above
     */
    public final int takeOne(Delta changes, int entry, int presence) {
        taken++;
        int handed = one(changes, entry, presence);
        if (handed != 0) {
            given++;
        }
        return handed;
    }

    /** Does what {@link #takeOne} says; only if this {@link #takesOne} at present. */
    int one(Delta changes, int entry, int presence) {
        throw new IllegalStateException(name() + " takes no change that is handed down");
    }

    /** Notes that all changes that this has are given out. */
    final void noteGiven() {
        given += output.size();
    }

    /** Notes how long a part in a commit took. */
    public final void took(long time) {
        nanos += time;
    }

    /** Notes that rows this has were handed out by a scan. */
    final void scanned(int rows) {
        scanned += rows;
    }

    /** The number of changes that come in with this commit. */
    int incoming() {
        int changes = first == null ? 0 : first.output.size();
        for (int i = 0; i < others.size(); i++) { // by number: an iterator would be made for each commit
            changes += others.get(i).output.size();
        }
        return changes;
    }

    /** What this commit changed in this operator's rows. */
    public final Delta output() {
        return output;
    }

    /** How many changes came in, of all commits. */
    public final long taken() {
        return taken;
    }

    /** How many changes went out, of all commits. */
    public final long given() {
        return given;
    }

    /** How many changes this has given out, or at most would have if it had been told of all that happened below. */
    long offered() {
        return given;
    }

    /** How many rows this has looked at, ever: changes that came in, and rows that were pulled for it or scanned in it. */
    public final long rowsVisited() {
        return taken + scanned + pulled();
    }

    /** How many rows were pulled for this from below, ever. */
    long pulled() {
        return 0;
    }

    /** How many nodes of its trees were searched, ever. */
    public long nodesVisited() {
        return 0;
    }

    /** The room that all who stand above the same source share during commits. */
    public final CommitRooms rooms() {
        return output.rooms();
    }

    /**
     * What this keeps for itself takes: an estimate by its arrays, without the objects of users. That of a source's first step includes
     * the room that those above it share. O(groups) where there are such.
     */
    public final long bytes() {
        return output.bytes() + stateBytes() + (first == null ? rooms().bytes() : 0);
    }

    /** The same of what is kept from commit to commit. */
    abstract long stateBytes();

    /** How long all commits took here. */
    public final long nanos() {
        return nanos;
    }

    /** The number of lanes of a row. */
    public final int width() {
        return output.width();
    }

    /** Whether an update makes a difference to those above. */
    final boolean matters(Delta changes, int entry, int firstLane) {
        for (int lane = 0; lane < changes.width(); lane++) {
            if ((changes.changed(entry, lane) & demanded[firstLane + lane]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes the last entry back if it is an update that makes no difference to those above. */
    final void dropUnlessItMatters(int entry) {
        if (output.isUpdate(entry) && !matters(output, entry, 0)) {
            output.removeLast();
        }
    }
}
