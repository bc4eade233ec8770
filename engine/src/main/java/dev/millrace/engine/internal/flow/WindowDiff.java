package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import dev.millrace.engine.internal.store.CommitRooms;
import dev.millrace.engine.internal.store.Rooms;
import dev.millrace.query.Window;

/**
 * Finds what a commit does to a window of an ordered result, from the positions of the changed rows alone.
 *
 * <p>The rows that did not change keep their order among themselves, so a window shows a contiguous part of them before and
 * after; the two parts differ only at their ends. O(c log c) for c changed rows, and O(1) for each row that enters or leaves at an
 * end, of which there are at most c unless the window itself moves. Made to be used again from commit to commit, with room only from
 * {@link #start} to {@link #end}.
 */
public final class WindowDiff {

    /** Takes what is found. Positions are counted from the start of the window; -1 is outside. */
    public interface Sink {

        /** A changed row that the window shows before, after or both; moved if it no longer keeps its order among those that stay. */
        void changed(int entry, int from, int to, boolean moved);

        /** An unchanged row that leaves the window, with its position in the whole result now. */
        void shiftedOut(int rank, int from);

        /** An unchanged row that enters the window, with its position in the whole result now. */
        void shiftedIn(int rank, int to);
    }

    private final Rooms<WindowDiffRoom> rooms;
    /** Has the changed rows; {@link WindowDiffRoom#NONE} between commits. */
    private WindowDiffRoom room = WindowDiffRoom.NONE;
    private int entries;
    /** How many of the changed rows were there, and are. */
    private int oldCount;
    private int newCount;

    /**
     * Compares nothing yet.
     *
     * @param rooms have room for the changed rows
     */
    public WindowDiff(CommitRooms rooms) {
        this.rooms = rooms.of(WindowDiffRoom.class, WindowDiffRoom::new);
    }

    /**
     * Begins with changed rows whose positions are to be told: each is absent before and after.
     *
     * @param changed how many rows changed
     */
    public void start(int changed) {
        if (room == WindowDiffRoom.NONE) {
            room = rooms.take();
        }
        entries = changed;
        room.fit(changed);
        Arrays.fill(room.oldRanks, 0, changed, -1);
        Arrays.fill(room.newRanks, 0, changed, -1);
    }

    /**
     * Tells where a changed row was.
     *
     * @param entry the row's number, from 0
     * @param rank its position in the whole result before the commit; not needed if it was behind the window
     */
    public void was(int entry, int rank) {
        room.oldRanks[entry] = rank;
    }

    /**
     * Tells where a changed row is.
     *
     * @param entry the row's number, from 0
     * @param rank its position in the whole result after the commit; not needed if it is behind the window
     */
    public void is(int entry, int rank) {
        room.newRanks[entry] = rank;
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
        oldCount = sort(room.oldRanks, room.oldSorted);
        newCount = sort(room.newRanks, room.newSorted);
        changedRows(oldWindow, newWindow, sink);
        int a = unchangedBefore(oldWindow.offset(), oldSize, room.oldSorted, oldCount);
        int b = unchangedBefore(oldWindow.end(), oldSize, room.oldSorted, oldCount);
        int c = unchangedBefore(newWindow.offset(), newSize, room.newSorted, newCount);
        int d = unchangedBefore(newWindow.end(), newSize, room.newSorted, newCount);
        out(a, Math.min(b, c), oldWindow, sink);
        out(Math.max(a, d), b, oldWindow, sink);
        in(c, Math.min(d, a), newWindow, sink);
        in(Math.max(c, b), d, newWindow, sink);
    }

    private void changedRows(Window oldWindow, Window newWindow, Sink sink) {
        int[] oldRanks = room.oldRanks;
        int[] newRanks = room.newRanks;
        long[] byNewRank = room.byNewRank;
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
            boolean sameGap = oldRanks[i] - countBelow(oldRanks[i], room.oldSorted, oldCount) == newRanks[i]
                    - countBelow(newRanks[i], room.newSorted, newCount);
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
            oldPassed = passed(x, oldPassed, room.oldSorted, oldCount);
            newPassed = passed(x, newPassed, room.newSorted, newCount);
            sink.shiftedOut(x + newPassed, position(x + oldPassed, oldWindow));
        }
    }

    private void in(int first, int end, Window newWindow, Sink sink) {
        int passed = 0;
        for (int x = first; x < end; x++) {
            passed = passed(x, passed, room.newSorted, newCount);
            sink.shiftedIn(x + passed, position(x + passed, newWindow));
        }
    }

    /** Ends a commit: gives back the room. */
    public void end() {
        if (room != WindowDiffRoom.NONE) {
            if (!room.isBulk()) {
                rooms.give(room);
            }
            room = WindowDiffRoom.NONE;
        }
    }

    /**
     * What this takes between commits.
     *
     * @return bytes, of its arrays
     */
    public long bytes() {
        return room == WindowDiffRoom.NONE ? 0 : room.bytes();
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
