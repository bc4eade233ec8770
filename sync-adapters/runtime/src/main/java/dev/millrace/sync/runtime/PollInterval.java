package dev.millrace.sync.runtime;

import java.time.Duration;
import java.util.Random;

/**
 * The time between one fetch and the next, with a little jitter so that clients that started together drift apart.
 * Thread-safe.
 */
final class PollInterval {

    private static final double JITTER = 0.1;

    private final Duration interval;
    private final Random random;

    PollInterval(String collection, Duration interval, Random random) {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException(
                    "The adapter of collection \"" + collection + "\" is to be polled every " + interval
                            + "; give a positive interval");
        }
        this.interval = interval;
        this.random = random;
    }

    /** The next wait: the interval, a tenth more or less. */
    Duration next() {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofNanos((long) (interval.toNanos() * factor));
    }

    /** A wait that is not longer than the interval. */
    Duration atMost(Duration wait) {
        return wait.compareTo(interval) < 0 ? wait : interval;
    }
}
