package dev.millrace.sync.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * How a {@link SyncRuntime} schedules and repeats. Immutable; thread-safe, as its scheduler and its source of
 * randomness are.
 *
 * @param scheduler where sessions live: each takes one worker, so it must be able to delay tasks. Commits run on it
 * @param random spreads retries and polls in time; seed it to make them repeatable
 * @param firstBackoff the bound of the wait after a first fault; it doubles with each further one, and the wait is a
 *        random part of it
 * @param maxBackoff what the bound does not grow beyond
 * @param requestTimeout how long one fetch or one attempt of a write may take before that counts as a passing fault
 * @param writeTimeout how long a write is sent again after passing faults, counted from its first attempt
 */
public record RuntimeOptions(Scheduler scheduler, Random random, Duration firstBackoff, Duration maxBackoff,
        Duration requestTimeout, Duration writeTimeout) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a duration is not positive, or the greatest back-off is less than the first
     */
    public RuntimeOptions {
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(random, "random");
        requirePositive("first back-off", firstBackoff);
        requirePositive("greatest back-off", maxBackoff);
        requirePositive("request timeout", requestTimeout);
        requirePositive("write timeout", writeTimeout);
        if (maxBackoff.compareTo(firstBackoff) < 0) {
            throw new IllegalArgumentException("Back-off grows from the first to the greatest, but the first is "
                    + firstBackoff + " and the greatest " + maxBackoff);
        }
    }

    /**
     * The usual options: Reactor's parallel scheduler, back-off from 250 ms to 30 s, a request may take 60 s, a write
     * is retried for 30 s.
     *
     * @return the defaults
     */
    public static RuntimeOptions defaults() {
        return new RuntimeOptions(Schedulers.parallel(), new Random(), Duration.ofMillis(250), Duration.ofSeconds(30),
                Duration.ofSeconds(60), Duration.ofSeconds(30));
    }

    /**
     * Changes where sessions live.
     *
     * @param scheduler able to delay tasks
     * @return changed options
     */
    public RuntimeOptions withScheduler(Scheduler scheduler) {
        return new RuntimeOptions(scheduler, random, firstBackoff, maxBackoff, requestTimeout, writeTimeout);
    }

    /**
     * Changes the source of randomness.
     *
     * @param random used from several threads
     * @return changed options
     */
    public RuntimeOptions withRandom(Random random) {
        return new RuntimeOptions(scheduler, random, firstBackoff, maxBackoff, requestTimeout, writeTimeout);
    }

    /**
     * Changes the back-off.
     *
     * @param first the bound of the first wait
     * @param max what the bound does not grow beyond
     * @return changed options
     */
    public RuntimeOptions withBackoff(Duration first, Duration max) {
        return new RuntimeOptions(scheduler, random, first, max, requestTimeout, writeTimeout);
    }

    /**
     * Changes how long one request may take.
     *
     * @param timeout for one fetch or one attempt of a write
     * @return changed options
     */
    public RuntimeOptions withRequestTimeout(Duration timeout) {
        return new RuntimeOptions(scheduler, random, firstBackoff, maxBackoff, timeout, writeTimeout);
    }

    /**
     * Changes how long a write is retried.
     *
     * @param timeout from its first attempt
     * @return changed options
     */
    public RuntimeOptions withWriteTimeout(Duration timeout) {
        return new RuntimeOptions(scheduler, random, firstBackoff, maxBackoff, requestTimeout, timeout);
    }

    Backoff backoff() {
        return new Backoff(firstBackoff, maxBackoff, random);
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "The " + what + " of a sync runtime must be positive, but is " + duration);
        }
    }
}
