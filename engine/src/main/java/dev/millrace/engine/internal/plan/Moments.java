package dev.millrace.engine.internal.plan;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a plan reads of a clock (law 15): for each resolution the time in whole steps since the epoch. */
final class Moments {

    private static final BigInteger NANOS_A_SECOND = BigInteger.valueOf(1_000_000_000);

    private final Instant now;
    private final Map<Duration, Instant> read = new LinkedHashMap<>();

    /** Nothing is read yet of a clock that says this. */
    Moments(Instant now) {
        this.now = now;
    }

    /** What the clock says. */
    Instant now() {
        return now;
    }

    /** Reads the time. */
    Instant at(Duration resolution) {
        return read.computeIfAbsent(resolution, step -> truncated(now, step));
    }

    /** Whether anything is read at all. */
    boolean isEmpty() {
        return read.isEmpty();
    }

    /** Whether all that was read is the same at another time. */
    boolean areThoseOf(Instant other) {
        if (read.isEmpty() || other.equals(now)) { // as a rule, and asked for each result in each commit
            return true;
        }
        for (Map.Entry<Duration, Instant> each : read.entrySet()) {
            if (!truncated(other, each.getKey()).equals(each.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** A time in whole steps since the epoch; the least there is where that would be before it. */
    static Instant truncated(Instant time, Duration step) {
        if (step.getNano() == 0) {
            long second = time.getEpochSecond() - Math.floorMod(time.getEpochSecond(), step.getSeconds());
            return second < Instant.MIN.getEpochSecond() ? Instant.MIN : Instant.ofEpochSecond(second);
        }
        BigInteger nanos = nanos(time.getEpochSecond(), time.getNano());
        BigInteger whole = nanos.subtract(nanos.mod(nanos(step.getSeconds(), step.getNano())));
        BigInteger[] seconds = whole.divideAndRemainder(NANOS_A_SECOND);
        return seconds[0].compareTo(BigInteger.valueOf(Instant.MIN.getEpochSecond())) < 0 ? Instant.MIN
                : Instant.ofEpochSecond(seconds[0].longValueExact(), seconds[1].longValueExact());
    }

    private static BigInteger nanos(long seconds, int nanos) {
        return BigInteger.valueOf(seconds).multiply(NANOS_A_SECOND).add(BigInteger.valueOf(nanos));
    }
}
