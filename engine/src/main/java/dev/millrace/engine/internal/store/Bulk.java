package dev.millrace.engine.internal.store;

/**
 * When so many rows change at once that it costs less to {@linkplain CountedTree#sortAndBuild build} their order anew than to take each out
 * and put it in: where they are many, and at least a quarter as many as there are.
 *
 * @param many at least so many; below it is changed row by row
 */
public record Bulk(int many) {

    /** What pays. */
    public static final Bulk STANDARD = new Bulk(256);

    /**
     * Tells whether an order is to be built anew.
     *
     * @param tree the order as it is
     * @param changes how many of its rows change
     * @return false if it is to be changed row by row
     */
    public boolean builds(CountedTree tree, int changes) {
        return changes >= many && changes >= tree.size() >> 2;
    }
}
