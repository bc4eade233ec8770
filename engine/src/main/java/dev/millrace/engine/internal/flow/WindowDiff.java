package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.CommitRooms;
import dev.millrace.engine.internal.store.Room;
import dev.millrace.engine.internal.store.Rooms;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.query.Window;

/**
 * Finds what a commit does to a window of an ordered result, from the positions of the changed rows alone.
 *
 * <p>The rows that did not change keep their order among themselves, so a window shows a contiguous part of them before and
 * after; the two parts differ only at their ends. O(c log c) for c changed rows, and O(1) for each row that enters or leaves at an
 * end, of which there are at most c unless the window itself moves. Whoever needs one takes it from a commit's
 * room at the {@link #start}, and gives it back at the {@link #end}; some 48 bytes for each changed row.
 */
public final class WindowDiff implements Room {

    /** Takes what is found. Positions are counted from the start of the window; -1 is outside. */
    public interface Sink {

        /** A changed row that the window shows before, after or both; moved if it no longer keeps its order among those that stay. */
        void changed(int entry, int from, int to, boolean moved);

        /** An unchanged row that leaves the window, with its position in the whole result now. */
        void shiftedOut(int rank, int from);

        /** An unchanged row that enters the window, with its position in the whole result now. */
        void shiftedIn(int rank, int to);
    }

    /** Of no changed row; only to be {@linkplain #start started} with. */
    public static final WindowDiff NONE = new WindowDiff(0);

    private static final int FEWEST = 4;

    private int entries;
    /** How many of the changed rows were there, and are. */
    private int oldCount;
    private int newCount;
    private int[] oldRanks;
    private int[] newRanks;
    /** The positions of changed rows, ascending: before, and after. */
    private int[] oldSorted;
    private int[] newSorted;
    /** The entries of rows that stay in the window, beneath their new positions. */
    private long[] byNewRank;

    private WindowDiff(int changed) {
        oldRanks = new int[changed];
        newRanks = new int[changed];
        oldSorted = new int[changed];
        newSorted = new int[changed];
        byNewRank = new long[changed];
    }

    /**
     * Those that nobody uses at present.
     *
     * @param all the rooms that these are among
     */
    public static Rooms<WindowDiff> rooms(CommitRooms all) {
        return all.of(WindowDiff.class, () -> new WindowDiff(FEWEST));
    }

    /**
     * Begins with changed rows whose positions are to be told: each is absent before and after.
     *
     * @param rooms have one if this is {@link #NONE}
     * @param changed how many rows changed
     * @return this, or one that nobody used
     */
    public WindowDiff start(Rooms<WindowDiff> rooms, int changed) {
        WindowDiff started = this == NONE ? rooms.take() : this;
        started.start(changed);
        return started;
    }

    private void start(int changed) {
        entries = changed;
        if (oldRanks.length < changed) {
            oldRanks = new int[changed * 2];
            newRanks = new int[changed * 2];
            oldSorted = new int[changed * 2];
            newSorted = new int[changed * 2];
            byNewRank = new long[changed * 2];
        }
        Arrays.fill(oldRanks, 0, changed, -1);
        Arrays.fill(newRanks, 0, changed, -1);
    }

    /**
     * Tells where a changed row was.
     *
     * @param entry the row's number, from 0
     * @param rank its position in the whole result before the commit; not needed if it was behind the window
     */
    public void was(int entry, int rank) {
        oldRanks[entry] = rank;
    }

    /**
     * Tells where a changed row is.
     *
     * @param entry the row's number, from 0
     * @param rank its position in the whole result after the commit; not needed if it is behind the window
     */
    public void is(int entry, int rank) {
        newRanks[entry] = rank;
    }

    /**
     * Finds what becomes of a window.
     *
     * @param oldWindow the window before the commit
     * @param oldSize the size of the whole result then; any number beyond the window's end stands for a greater one
     * @param newWindow the window after it
     * @param newSize the size then, likewise
     * @param sink takes what is found
     */
    public void compare(Window oldWindow, int oldSize, Window newWindow, int newSize, Sink sink) {
        oldCount = sort(oldRanks, oldSorted);
        newCount = sort(newRanks, newSorted);
        changedRows(oldWindow, newWindow, sink);
        int a = unchangedBefore(oldWindow.offset(), oldSize, oldSorted, oldCount);
        int b = unchangedBefore(oldWindow.end(), oldSize, oldSorted, oldCount);
        int c = unchangedBefore(newWindow.offset(), newSize, newSorted, newCount);
        int d = unchangedBefore(newWindow.end(), newSize, newSorted, newCount);
        out(a, Math.min(b, c), oldWindow, sink);
        out(Math.max(a, d), b, oldWindow, sink);
        in(c, Math.min(d, a), newWindow, sink);
        in(Math.max(c, b), d, newWindow, sink);
    }

    private void changedRows(Window oldWindow, Window newWindow, Sink sink) {
        int shown = 0;
        for (int i = 0; i < entries; i++) {
            int from = position(oldRanks[i], oldWindow);
            int to = position(newRanks[i], newWindow);
            if (from >= 0 && to >= 0) {
                byNewRank[shown++] = (long) newRanks[i] << Integer.SIZE | i;
            } else if (from >= 0 || to >= 0) {
                sink.changed(i, from, to, false);
            }
        }
        Arrays.sort(byNewRank, 0, shown);
        int keptRank = -1;
        for (int j = 0; j < shown; j++) {
            int i = (int) byNewRank[j];
            boolean sameGap = oldRanks[i] - countBelow(oldRanks[i], oldSorted, oldCount) == newRanks[i]
                    - countBelow(newRanks[i], newSorted, newCount);
            boolean keeps = sameGap && oldRanks[i] > keptRank;
            if (keeps) {
                keptRank = oldRanks[i];
            }
            sink.changed(i, position(oldRanks[i], oldWindow), position(newRanks[i], newWindow), !keeps);
        }
    }

    private void out(int first, int end, Window oldWindow, Sink sink) {
        int oldPassed = 0;
        int newPassed = 0;
        for (int x = first; x < end; x++) {
            oldPassed = passed(x, oldPassed, oldSorted, oldCount);
            newPassed = passed(x, newPassed, newSorted, newCount);
            sink.shiftedOut(x + newPassed, position(x + oldPassed, oldWindow));
        }
    }

    private void in(int first, int end, Window newWindow, Sink sink) {
        int passed = 0;
        for (int x = first; x < end; x++) {
            passed = passed(x, passed, newSorted, newCount);
            sink.shiftedIn(x + passed, position(x + passed, newWindow));
        }
    }

    /**
     * Ends a commit: gives this back, unless it has so much room that it is not to be kept.
     *
     * @return {@link #NONE}
     */
    public WindowDiff end(Rooms<WindowDiff> rooms) {
        if (this != NONE && oldRanks.length <= Scratch.MOST_KEPT) {
            rooms.give(this);
        }
        return NONE;
    }

    @Override
    public long bytes() {
        return Bytes.HEADER + 4 * Bytes.ofInts(oldRanks.length) + Bytes.ofLongs(byNewRank.length);
    }

    private static int position(int rank, Window window) {
        return rank >= window.offset() && rank < window.end() ? (int) (rank - window.offset()) : -1;
    }

    /** How many unchanged rows come before a position of the whole result. */
    private static int unchangedBefore(long position, int size, int[] changed, int count) {
        int bounded = (int) Math.min(position, size);
        return bounded - countBelow(bounded, changed, count);
    }

    /** Sorts the positions of the changed rows that have one; returns how many. */
    private int sort(int[] ranks, int[] sorted) {
        int count = 0;
        for (int i = 0; i < entries; i++) {
            if (ranks[i] >= 0) {
                sorted[count++] = ranks[i];
            }
        }
        Arrays.sort(sorted, 0, count);
        return count;
    }

    /** How many of sorted positions are below another. */
    private static int countBelow(int bound, int[] sorted, int count) {
        int place = Arrays.binarySearch(sorted, 0, count, bound);
        return place < 0 ? -place - 1 : place;
    }

    /** How many changed rows stand before the unchanged one of a number, from as many as stand before the unchanged one before it. */
    private static int passed(int number, int known, int[] sorted, int count) {
        int passed = known;
        while (passed < count && sorted[passed] <= number + passed) {
            passed++;
        }
        return passed;
    }
}
