package dev.millrace.engine.internal.aggregate;

import dev.millrace.query.ast.AggregateFunction;

/**
 * How far values lie from their average.
 *
 * @param isSample whether the values are some of many
 * @param isRoot whether the square root of the variance is asked for
 */
record Spread(boolean isSample, boolean isRoot) {

    private static final Spread VARIANCE = new Spread(true, false);
    private static final Spread VARIANCE_POPULATION = new Spread(false, false);
    private static final Spread STDDEV = new Spread(true, true);
    private static final Spread STDDEV_POPULATION = new Spread(false, true);

    static Spread of(AggregateFunction function) {
        return switch (function) {
            case VARIANCE -> VARIANCE;
            case VARIANCE_POPULATION -> VARIANCE_POPULATION;
            case STDDEV -> STDDEV;
            case STDDEV_POPULATION -> STDDEV_POPULATION;
            default -> throw new IllegalStateException(function + " is no variance");
        };
    }

    /** Of fewer values there is none. */
    int fewest() {
        return isSample ? 2 : 1;
    }

    int divisor(int count) {
        return isSample ? count - 1 : count;
    }
}
