package dev.millrace.engine.internal.plan;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a plan reads of a clock (law 15): for each resolution the time in whole steps since the epoch. */
final class Moments {

    private static final Moments NONE = new Moments(Instant.EPOCH);
    private static final BigInteger NANOS_A_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger FIRST = nanos(Instant.MIN);
    private static final BigInteger LAST = nanos(Instant.MAX);

    private final Instant now;
    private Map<Duration, Instant> read = Map.of();
    /** All that was read is the same at every time from the one on, and before the other; null for no bound. */
    private @Nullable Instant from;
    private @Nullable Instant until;

    /** Nothing is read yet of a clock that says this. */
    Moments(Instant now) {
        this.now = now;
    }

    /** These; always the same where nothing is read. */
    Moments read() {
        return isEmpty() ? NONE : this;
    }

    /** What the clock says. */
    Instant now() {
        return now;
    }

    /** Reads the time. */
    Instant at(Duration resolution) {
        if (read.isEmpty()) {
            read = new LinkedHashMap<>();
        }
        return read.computeIfAbsent(resolution, this::read);
    }

    private Instant read(Duration resolution) {
        BigInteger step = nanos(resolution.getSeconds(), resolution.getNano());
        BigInteger time = nanos(now);
        BigInteger begin = time.subtract(time.mod(step));
        BigInteger end = begin.add(step);
        Instant truncated = begin.compareTo(FIRST) < 0 ? Instant.MIN : instant(begin);
        from = from == null || from.isBefore(truncated) ? truncated : from;
        if (end.compareTo(LAST) <= 0) {
            Instant next = instant(end);
            until = until == null || next.isBefore(until) ? next : until;
        }
        return truncated;
    }

    /** Whether anything is read at all. */
    boolean isEmpty() {
        return read.isEmpty();
    }

    /** Whether all that was read is the same at another time: asked for each result in each commit. */
    boolean areThoseOf(Instant other) {
        return (from == null || !other.isBefore(from)) && (until == null || other.isBefore(until));
    }

    private static BigInteger nanos(Instant time) {
        return nanos(time.getEpochSecond(), time.getNano());
    }

    private static BigInteger nanos(long seconds, int nanos) {
        return BigInteger.valueOf(seconds).multiply(NANOS_A_SECOND).add(BigInteger.valueOf(nanos));
    }

    private static Instant instant(BigInteger nanos) {
        BigInteger[] seconds = nanos.divideAndRemainder(NANOS_A_SECOND);
        return Instant.ofEpochSecond(seconds[0].longValueExact(), seconds[1].longValueExact());
    }
}
