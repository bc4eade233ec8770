package dev.millrace.engine.internal.function;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.CalendarUnit;

/** How many whole units lie between two points in time, towards zero. */
final class Span extends Binary {

    private static final int NANOS_A_SECOND = 1_000_000_000;
    private static final int NANOS_A_MILLISECOND = 1_000_000;

    private final CalendarUnit unit;

    /** How many seconds a unit is long; 0 for a millisecond. */
    private final long length;

    private final ToLongFunction<Object> seconds;
    private final ToIntFunction<Object> nanos;
    private final Report report;

    private Span(Scalar from, Scalar to, CalendarUnit unit, ToLongFunction<Object> seconds, ToIntFunction<Object> nanos,
            Report report) {
        super(from, to);
        this.unit = unit;
        this.length = length(unit);
        this.seconds = seconds;
        this.nanos = nanos;
        this.report = report;
    }

    static Scalar of(Class<?> type, CalendarUnit unit, Scalar from, Scalar to, Report report) {
        if (type == Instant.class) {
            return new Span(from, to, unit, time -> ((Instant) time).getEpochSecond(),
                    time -> ((Instant) time).getNano(), report);
        } else if (type == LocalDateTime.class) {
            return new Span(from, to, unit, time -> ((LocalDateTime) time).toEpochSecond(ZoneOffset.UTC),
                    time -> ((LocalDateTime) time).getNano(), report);
        } else if (type == LocalDate.class) {
            return new Span(from, to, unit, time -> ((LocalDate) time).toEpochDay() * Utc.SECONDS_A_DAY, time -> 0,
                    report);
        }
        return new Span(from, to, unit, time -> ((LocalTime) time).toSecondOfDay(),
                time -> ((LocalTime) time).getNano(), report);
    }

    private static long length(CalendarUnit unit) {
        return switch (unit) {
            case WEEK -> Duration.ofDays(7).toSeconds();
            case DAY -> Utc.SECONDS_A_DAY;
            case HOUR -> 3600;
            case MINUTE -> 60;
            case SECOND -> 1;
            case MILLISECOND -> 0;
            default -> throw new IllegalArgumentException("a " + unit + " has no fixed length");
        };
    }

    @Override
    @Nullable
    Object apply(Object from, Object to, @Nullable Object[] rows, int at) {
        // All times are within 2^56 seconds of the epoch.
        long whole = seconds.applyAsLong(to) - seconds.applyAsLong(from);
        int rest = nanos.applyAsInt(to) - nanos.applyAsInt(from);
        if (whole > 0 && rest < 0) {
            whole--;
            rest += NANOS_A_SECOND;
        } else if (whole < 0 && rest > 0) {
            whole++;
            rest -= NANOS_A_SECOND;
        }
        return length > 0 ? (Object) (whole / length) : milliseconds(from, to, whole, rest, rows, at);
    }

    private @Nullable Object milliseconds(Object from, Object to, long whole, int rest, @Nullable Object[] rows,
            int at) {
        long product = whole * 1000;
        long sum = product + rest / NANOS_A_MILLISECOND;
        // Both have one sign.
        boolean overflows = Math.multiplyHigh(whole, 1000) != product >> 63 || (product ^ sum) < 0 && product != 0;
        return overflows
                ? report.uncomputable("the " + unit + "s from " + from + " to " + to + " leave the range of long", rows,
                        at)
                : (Object) sum;
    }
}
