package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import dev.millrace.query.Window;

/**
 * Finds what a commit does to a window of an ordered result, from the positions of the changed rows alone.
 *
 * <p>The rows that did not change keep their order among themselves, so a window shows a contiguous part of them before and
 * after; the two parts differ only at their ends. O(c log c) for c changed rows, and O(1) for each row that enters or leaves at an
 * end, of which there are at most c unless the window itself moves.
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

    private final int[] oldRanks;
    private final int[] newRanks;
    private final int entries;
    private final int[] before;
    private final int[] after;

    /**
     * Takes the positions of the changed rows in the whole result.
     *
     * @param oldRanks before the commit, -1 if absent
     * @param newRanks after the commit, -1 if absent
     * @param entries how many rows changed
     */
    public WindowDiff(int[] oldRanks, int[] newRanks, int entries) {
        this.oldRanks = oldRanks;
        this.newRanks = newRanks;
        this.entries = entries;
        this.before = sortedPresent(oldRanks);
        this.after = sortedPresent(newRanks);
    }

    public void compare(Window oldWindow, int oldSize, Window newWindow, int newSize, Sink sink) {
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
        Integer[] byNewRank = new Integer[entries];
        int shown = 0;
        for (int i = 0; i < entries; i++) {
            int from = position(oldRanks[i], oldWindow);
            int to = position(newRanks[i], newWindow);
            if (from >= 0 && to >= 0) {
                byNewRank[shown++] = i;
            } else if (from >= 0 || to >= 0) {
                sink.changed(i, from, to, false);
            }
        }
        Arrays.sort(byNewRank, 0, shown, (x, y) -> Integer.compare(newRanks[x], newRanks[y]));
        int keptRank = -1;
        for (int j = 0; j < shown; j++) {
            int i = byNewRank[j];
            boolean sameGap =
                    oldRanks[i] - countBelow(before, oldRanks[i]) == newRanks[i] - countBelow(after, newRanks[i]);
            boolean keeps = sameGap && oldRanks[i] > keptRank;
            if (keeps) {
                keptRank = oldRanks[i];
            }
            sink.changed(i, position(oldRanks[i], oldWindow), position(newRanks[i], newWindow), !keeps);
        }
    }

    private void out(int first, int end, Window oldWindow, Sink sink) {
        Ranks now = new Ranks(after);
        Ranks then = new Ranks(before);
        for (int x = first; x < end; x++) {
            sink.shiftedOut(now.of(x), position(then.of(x), oldWindow));
        }
    }

    private void in(int first, int end, Window newWindow, Sink sink) {
        Ranks now = new Ranks(after);
        for (int x = first; x < end; x++) {
            int rank = now.of(x);
            sink.shiftedIn(rank, position(rank, newWindow));
        }
    }

    private static int position(int rank, Window window) {
        return rank >= window.offset() && rank < window.end() ? (int) (rank - window.offset()) : -1;
    }

    /** How many unchanged rows come before a position of the whole result. */
    private static int unchangedBefore(long position, int size, int[] changed) {
        int bounded = (int) Math.min(position, size);
        return bounded - countBelow(changed, bounded);
    }

    private static int countBelow(int[] sorted, int bound) {
        int place = Arrays.binarySearch(sorted, bound);
        return place < 0 ? -place - 1 : place;
    }

    /** The positions of unchanged rows in the whole result, asked for in ascending order. */
    private static final class Ranks {

        private final int[] changed;
        private int passed;

        Ranks(int[] changed) {
            this.changed = changed;
        }

        /** The position of the row with a number among the unchanged ones. */
        int of(int unchanged) {
            while (passed < changed.length && changed[passed] <= unchanged + passed) {
                passed++;
            }
            return unchanged + passed;
        }
    }

    private int[] sortedPresent(int[] ranks) {
        int[] present = new int[entries];
        int count = 0;
        for (int i = 0; i < entries; i++) {
            if (ranks[i] >= 0) {
                present[count++] = ranks[i];
            }
        }
        int[] sorted = Arrays.copyOf(present, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
