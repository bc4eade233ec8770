package dev.millrace.benchmarks.costs;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import dev.millrace.engine.Engine;

/** Ticks of a clock that goes forwards in even steps and back again. The times are made beforehand. */
final class Ticks implements Updates {

    private final Engine engine;
    private final Instant[] times;
    private int next;

    Ticks(Engine engine, Instant start, Duration step, int steps) {
        this.engine = engine;
        this.times = Stream.iterate(start, time -> time.plus(step)).limit(steps + 1L).toArray(Instant[]::new);
    }

    @Override
    public void stageNext() {
        int last = times.length - 1;
        next = (next + 1) % (2 * last);
        engine.tick(times[next <= last ? next : 2 * last - next]);
    }

    @Override
    public void stageBack() {
        engine.tick(times[0]);
        next = 0;
    }
}
