package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.query.Window;

/**
 * Finds what a commit does to a window of an ordered result, from the positions of the changed rows alone.
 *
 * <p>The rows that did not change keep their order among themselves, so a window shows a contiguous part of them before and
 * after; the two parts differ only at their ends. O(c log c) for c changed rows, and O(1) for each row that enters or leaves at an
 * end, of which there are at most c unless the window itself moves. Made to be used again from commit to commit: some 48 bytes for each
 * changed row of the greatest that was not {@linkplain Scratch a bulk}.
 */
public final class WindowDiff {

    private static final int FEWEST = 4;

    /** Takes what is found. Positions are counted from the start of the window; -1 is outside. */
    public interface Sink {

        /** A changed row that the window shows before, after or both; moved if it no longer keeps its order among those that stay. */
        void changed(int entry, int from, int to, boolean moved);

        /** An unchanged row that leaves the window, with its position in the whole result now. */
        void shiftedOut(int rank, int from);

        /** An unchanged row that enters the window, with its position in the whole result now. */
        void shiftedIn(int rank, int to);
    }

    private int entries;
    private int[] oldRanks = new int[FEWEST];
    private int[] newRanks = new int[FEWEST];
    /** The positions of changed rows, ascending: before, and after. */
    private final Ranks before = new Ranks();
    private final Ranks after = new Ranks();
    /** The entries of rows that stay in the window, beneath their new positions. */
    private long[] byNewRank = new long[FEWEST];

    /**
     * Begins with changed rows whose positions are to be told: each is absent before and after.
     *
     * @param changed how many rows changed
     */
    public void start(int changed) {
        entries = changed;
        if (oldRanks.length < changed) {
            oldRanks = new int[changed * 2];
            newRanks = new int[changed * 2];
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
        before.take(oldRanks, entries);
        after.take(newRanks, entries);
        changedRows(oldWindow, newWindow, sink);
        int a = unchangedBefore(oldWindow.offset(), oldSize, before);
        int b = unchangedBefore(oldWindow.end(), oldSize, before);
        int c = unchangedBefore(newWindow.offset(), newSize, after);
        int d = unchangedBefore(newWindow.end(), newSize, after);
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
            boolean sameGap =
                    oldRanks[i] - before.countBelow(oldRanks[i]) == newRanks[i] - after.countBelow(newRanks[i]);
            boolean keeps = sameGap && oldRanks[i] > keptRank;
            if (keeps) {
                keptRank = oldRanks[i];
            }
            sink.changed(i, position(oldRanks[i], oldWindow), position(newRanks[i], newWindow), !keeps);
        }
    }

    private void out(int first, int end, Window oldWindow, Sink sink) {
        before.rewind();
        after.rewind();
        for (int x = first; x < end; x++) {
            sink.shiftedOut(after.ofUnchanged(x), position(before.ofUnchanged(x), oldWindow));
        }
    }

    private void in(int first, int end, Window newWindow, Sink sink) {
        after.rewind();
        for (int x = first; x < end; x++) {
            int rank = after.ofUnchanged(x);
            sink.shiftedIn(rank, position(rank, newWindow));
        }
    }

    /** Ends a commit: gives back the room of a bulk. */
    public void end() {
        if (oldRanks.length > Scratch.MOST_KEPT) {
            oldRanks = new int[FEWEST];
            newRanks = new int[FEWEST];
            byNewRank = new long[FEWEST];
            before.sorted = new int[FEWEST];
            after.sorted = new int[FEWEST];
        }
    }

    /**
     * What is kept from commit to commit takes.
     *
     * @return bytes, of its arrays
     */
    public long bytes() {
        return 2 * Bytes.ofInts(oldRanks.length) + Bytes.ofLongs(byNewRank.length) + Bytes.ofInts(before.sorted.length)
                + Bytes.ofInts(after.sorted.length);
    }

    private static int position(int rank, Window window) {
        return rank >= window.offset() && rank < window.end() ? (int) (rank - window.offset()) : -1;
    }

    /** How many unchanged rows come before a position of the whole result. */
    private static int unchangedBefore(long position, int size, Ranks changed) {
        int bounded = (int) Math.min(position, size);
        return bounded - changed.countBelow(bounded);
    }

    /** The positions of the changed rows, ascending, and by them those of the others. */
    private static final class Ranks {

        private int[] sorted = new int[FEWEST];
        private int count;
        private int passed;

        void take(int[] ranks, int entries) {
            if (sorted.length < entries) {
                sorted = new int[entries * 2];
            }
            count = 0;
            for (int i = 0; i < entries; i++) {
                if (ranks[i] >= 0) {
                    sorted[count++] = ranks[i];
                }
            }
            Arrays.sort(sorted, 0, count);
        }

        int countBelow(int bound) {
            int place = Arrays.binarySearch(sorted, 0, count, bound);
            return place < 0 ? -place - 1 : place;
        }

        void rewind() {
            passed = 0;
        }

        /** The position of the row with a number among the unchanged ones; asked for in ascending order. */
        int ofUnchanged(int number) {
            while (passed < count && sorted[passed] <= number + passed) {
                passed++;
            }
            return number + passed;
        }
    }
}
