package dev.millrace.benchmarks.workload;

/** The hash of one row of a result: takes its fields in order. Used again from row to row. */
public final class RowHash {

    private static final int START = 17;
    private static final int FACTOR = 31;

    private int hash = START;

    /** Takes a number; ints count as longs. */
    public RowHash add(long value) {
        hash = (hash * FACTOR + (int) (value >> Integer.SIZE)) * FACTOR + (int) value;
        return this;
    }

    /** Takes a text. */
    public RowHash add(String value) {
        hash = hash * FACTOR + value.hashCode();
        return this;
    }

    /** Takes a truth. */
    public RowHash add(boolean value) {
        hash = hash * FACTOR + (value ? 1 : 0);
        return this;
    }

    /** The hash of the row; the next one begins. */
    public int end() {
        int done = fmix(hash);
        hash = START;
        return done;
    }

    static int fmix(int bits) {
        int z = bits;
        z = (z ^ z >>> 16) * 0x85ebca6b;
        z = (z ^ z >>> 13) * 0xc2b2ae35;
        return z ^ z >>> 16;
    }
}
