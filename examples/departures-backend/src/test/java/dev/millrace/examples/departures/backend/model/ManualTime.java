package dev.millrace.examples.departures.backend.model;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A source of real time that passes only when told to. Confined to one thread. */
final class ManualTime implements LongSupplier {
    private long nanos = -7; // monotonic sources may begin anywhere

    @Override
    public long getAsLong() {
        return nanos;
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }
}
