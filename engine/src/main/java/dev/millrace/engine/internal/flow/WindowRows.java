package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.engine.internal.store.Rooms;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.query.Window;

/**
 * The rows that a window operator keeps, in order: a way to do what the operator promises. Takes the changes of the operator's input
 * in and gives those of the rows that are shown out.
 */
abstract class WindowRows implements WindowDiff.Sink {

    private static final boolean[] NONE = {};

    final Operator operator;
    final Operator input;
    final long[] reads;
    final LaneStore rows;
    final Rooms<WindowDiff> diffs;
    /** {@link WindowDiff#NONE} between commits. */
    WindowDiff diff = WindowDiff.NONE;
    private final ShownSlots shown;
    Window window;
    private boolean[] shownBefore = NONE;
    private boolean[] shownAfter = NONE;

    /**
     * Keeps nothing yet.
     *
     * @param operator gives out what changes
     * @param input has the rows
     * @param reads the components that decide about the place of a row, for each lane
     * @param shown gives the rows that are shown their slots
     * @param window which rows are shown
     */
    WindowRows(Operator operator, Operator input, long[] reads, ShownSlots shown, Window window) {
        this.operator = operator;
        this.input = input;
        this.reads = reads;
        this.shown = shown;
        this.window = window;
        this.rows = new LaneStore(input.width());
        this.diffs = WindowDiff.rooms(input.rooms());
    }

    /** In a word, how rows are kept. */
    abstract String name();

    /** Takes the input's changes in and gives out what they do to the window. */
    abstract void take();

    /** Shows another window and gives out what that does; if it throws, the window is what it was. */
    abstract void move(Window to);

    /** Hands out the rows that the window shows. */
    abstract void scan(RowVisitor visitor);

    /** The number of rows, shown or not. */
    abstract int total();

    /** The number of rows as far as it is known without counting: when it was known last, and at least those that are kept. */
    int lastTotal() {
        return total();
    }

    /**
     * Up to which value of the first term of the order, which is in there, changes need to be told.
     *
     * @return null if all changes do; the same object while it is the same value
     */
    @Nullable
    Object limit() {
        return null;
    }

    /** Whether a shared order would be of use, but would take more memory than indexes may. */
    boolean isOrderRefused() {
        return false;
    }

    /** Whether another way to keep the rows would cost less. */
    boolean isTooDear() {
        return false;
    }

    /** The number of rows that are kept. */
    final int held() {
        return rows.size();
    }

    /** What this takes, by its arrays. */
    final long bytes() {
        return rows.bytes() + orderBytes() + 2 * Bytes.ofBooleans(shownBefore.length);
    }

    /** What the order of the rows takes. */
    abstract long orderBytes();

    /** Tells how often this has gone each of the ways it has. */
    abstract void counts(Counts counts);

    /** Gives back what is shared with others. */
    void close() {
        // As a rule nothing is.
    }

    /** Whether a row keeps its place in the order, as nothing that decides about it has changed. */
    final boolean staysPut(Delta changes, int entry) {
        return changes.isUpdate(entry) && !changes.touches(entry, reads);
    }

    /** Begins with changes of which none is shown. */
    final void begin(Delta changes) {
        if (shownBefore.length < changes.size()) {
            shownBefore = new boolean[changes.size() * 2];
            shownAfter = new boolean[changes.size() * 2];
        }
        Arrays.fill(shownBefore, 0, changes.size(), false);
        Arrays.fill(shownAfter, 0, changes.size(), false);
    }

    /** Notes whether the row of an entry was and is shown. */
    final void note(int entry, boolean was, boolean is) {
        shownBefore[entry] |= was;
        shownAfter[entry] |= is;
    }

    /** Switches changed rows to what they are, where all rows are kept by their slots. */
    final void switchAll(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i)) {
                rows.put(changes.slot(i), changes.after(), changes.at(i));
            } else {
                rows.remove(changes.slot(i));
            }
        }
    }

    /** Gives out the changes of rows that were or are shown, and ends the commit. */
    final void give(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            boolean was = shownBefore[i];
            boolean is = shownAfter[i];
            if (was != is || was && operator.matters(changes, i, 0)) {
                int slot = changes.slot(i);
                operator.output().copy(changes, i, is ? shown.of(slot) : shown.release(slot), was, is);
            }
        }
        diff = diff.end(diffs);
        if (shownBefore.length > Scratch.MOST_KEPT) {
            shownBefore = NONE;
            shownAfter = NONE;
        }
    }

    /** Hands out a row that is shown. */
    final void visit(int slot, int at, RowVisitor visitor) {
        visitor.row(shown.of(slot), rows.lanes(), at);
    }

    /** Gives out that a row left the window or entered it without a change of its own. */
    final void giveShifted(int slot, int at, boolean isIn) {
        Delta output = operator.output();
        int out = output.add(isIn ? shown.of(slot) : shown.release(slot), !isIn, isIn);
        @Nullable Object[] lanes = isIn ? output.after() : output.before();
        System.arraycopy(rows.lanes(), at, lanes, output.at(out), input.width());
    }
}
