package dev.millrace.sync.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * A moment in the future that one can wait for. It is kept by a timer, not compared with a clock: clocks jump.
 * Thread-safe.
 */
final class Deadline implements Disposable {

    private final Sinks.Empty<Void> passed = Sinks.empty();
    private final Disposable timer;

    Deadline(Scheduler scheduler, Duration fromNow) {
        timer = scheduler.schedule(passed::tryEmitEmpty, fromNow.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Completes when the moment has come, at once if it has gone by. */
    Mono<Void> passed() {
        return passed.asMono();
    }

    @Override
    public void dispose() {
        timer.dispose();
    }
}
