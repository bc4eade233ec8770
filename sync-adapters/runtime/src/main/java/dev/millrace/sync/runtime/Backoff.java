package dev.millrace.sync.runtime;

import java.time.Duration;
import java.util.Random;

/**
 * How long to wait after the n-th fault in a row: a random part ("full jitter") of a bound that doubles each time. So
 * clients that failed together do not come back together. Confined to one mailbox or one write.
 */
final class Backoff {

    private final Duration first;
    private final Duration max;
    private final Random random;
    private int attempts;

    Backoff(Duration first, Duration max, Random random) {
        this.first = first;
        this.max = max;
        this.random = random;
    }

    /** Counts a fault and says how long to wait after it. */
    Duration next() {
        double bound = Math.min(max.toNanos(), first.toNanos() * Math.pow(2, attempts));
        attempts++;
        return Duration.ofNanos((long) (random.nextDouble() * bound));
    }

    /** How long to wait where waiting alone does not help: as long as ever, the upper half of the greatest bound. */
    Duration longest() {
        return Duration.ofNanos((long) (max.toNanos() * (0.5 + random.nextDouble() / 2)));
    }

    /** The number of faults since the last success. */
    int attempts() {
        return attempts;
    }

    /** Notes a success. */
    void reset() {
        attempts = 0;
    }
}
