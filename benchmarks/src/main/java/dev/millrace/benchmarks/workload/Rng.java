package dev.millrace.benchmarks.workload;

/** The numbers of the workload: 32 bits of state, the same in any language. */
final class Rng {

    private static final int STEP = 0x9e3779b9;

    private int state;

    Rng(int seed) {
        state = seed;
    }

    /** The next number, all 32 bits of it. */
    int next() {
        state += STEP;
        return RowHash.fmix(state);
    }

    /** A number of at least 0 and less than the bound. */
    int below(int bound) {
        return (int) (Integer.toUnsignedLong(next()) * bound >>> Integer.SIZE);
    }
}
