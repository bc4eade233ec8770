package dev.millrace.engine.internal.flow;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What rows are compared with as time passes: the value of an expression that reads the clock and no row. */
public interface Threshold {

    /** Whether all it reads of the clock is what it would read at another time. */
    boolean isOf(Instant time);

    /** Reads the clock at another time. */
    void tick(Instant time);

    /** The value at the time of the last tick; null if there is none (law 5). Computed anew each time. */
    @Nullable
    Object value();
}
