package dev.millrace.engine.internal.flow;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.Room;
import dev.millrace.engine.internal.store.Scratch;

/** The arrays of a {@link WindowDiff}: some 48 bytes for each changed row. */
final class WindowDiffRoom implements Room {

    /** Of no changed row. */
    static final WindowDiffRoom NONE = new WindowDiffRoom(0);

    private static final int FEWEST = 4;

    int[] oldRanks;
    int[] newRanks;
    /** The positions of changed rows, ascending: before, and after. */
    int[] oldSorted;
    int[] newSorted;
    /** The entries of rows that stay in the window, beneath their new positions. */
    long[] byNewRank;

    /** Of a few changed rows. */
    WindowDiffRoom() {
        this(FEWEST);
    }

    private WindowDiffRoom(int changed) {
        oldRanks = new int[changed];
        newRanks = new int[changed];
        oldSorted = new int[changed];
        newSorted = new int[changed];
        byNewRank = new long[changed];
    }

    /** Makes room for so many changed rows. */
    void fit(int changed) {
        if (oldRanks.length < changed) {
            oldRanks = new int[changed * 2];
            newRanks = new int[changed * 2];
            oldSorted = new int[changed * 2];
            newSorted = new int[changed * 2];
            byNewRank = new long[changed * 2];
        }
    }

    /** Whether this is room for so much that it is not to be kept. */
    boolean isBulk() {
        return oldRanks.length > Scratch.MOST_KEPT;
    }

    @Override
    public long bytes() {
        return 4 * Bytes.ofInts(oldRanks.length) + Bytes.ofLongs(byNewRank.length);
    }
}
