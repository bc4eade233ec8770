package dev.millrace.engine.internal.store;

/** How many nodes the trees of one operator have searched, ever: it outlives the trees of groups that come and go. */
public final class Visits {

    private long nodes;

    /** A node is searched. */
    public void node() {
        nodes++;
    }

    /** So many nodes are searched. */
    public void nodes(int count) {
        nodes += count;
    }

    /**
     * How many were.
     *
     * @return a count that only rises
     */
    public long nodes() {
        return nodes;
    }
}
