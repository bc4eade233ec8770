package dev.millrace.examples.departures.backend.model;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.LongSupplier;

/**
 * A simulated time that runs at an adjustable multiple of real time and can be moved ahead; it never goes back.
 *
 * <p>Not thread-safe: it is guarded by the lock of {@link Departures}.
 */
public final class ReplayClock {
    /** The greatest speed: more than a simulated day in a second. */
    public static final double MAX_SPEED = 100_000;

    private final LongSupplier nanoTime;
    private LocalDateTime base;
    private long baseNanos;
    private double speed;

    /**
     * Starts a clock.
     *
     * @param start the first simulated time
     * @param speed simulated seconds per real second; 0 stands still
     * @param nanoTime a monotonic source of real time, such as {@code System::nanoTime}
     */
    public ReplayClock(LocalDateTime start, double speed, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.base = start;
        this.baseNanos = nanoTime.getAsLong();
        this.speed = requireSpeed(speed);
    }

    LocalDateTime now() {
        return simulatedAt(nanoTime.getAsLong());
    }

    private LocalDateTime simulatedAt(long nanos) {
        return base.plusNanos(Math.round((nanos - baseNanos) * speed));
    }

    double speed() {
        return speed;
    }

    void speed(double newSpeed) {
        requireSpeed(newSpeed);
        rebase(Duration.ZERO);
        speed = newSpeed;
    }

    void advance(Duration ahead) {
        if (ahead.isNegative()) {
            throw new IllegalArgumentException("the clock never goes back; asked to advance by " + ahead);
        }
        rebase(ahead);
    }

    private void rebase(Duration ahead) {
        long nanos = nanoTime.getAsLong();
        base = simulatedAt(nanos).plus(ahead);
        baseNanos = nanos;
    }

    private static double requireSpeed(double speed) {
        if (!(speed >= 0 && speed <= MAX_SPEED)) {
            throw new IllegalArgumentException("the speed of the clock is 0 to " + MAX_SPEED + "; found " + speed);
        }
        return speed;
    }
}
