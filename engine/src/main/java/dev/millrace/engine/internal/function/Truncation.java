package dev.millrace.engine.internal.function;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.function.UnaryOperator;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.CalendarUnit;

/** The latest point in time that is not later and a whole unit; of instants in UTC. */
final class Truncation {

    private static final int NANOS_A_MILLISECOND = 1_000_000;

    private Truncation() {
    }

    static Scalar of(Class<?> type, CalendarUnit unit, Scalar operand, Report report) {
        return TimeFunction.of(operand, "the whole " + unit, report, unit.isOfDays() ? ofDays(type, unit)
                : type == Instant.class ? ofInstant(unit) : ofDay(type, ofDay(unit)));
    }

    private static TimeFunction.OfOne ofDays(Class<?> type, CalendarUnit unit) {
        UnaryOperator<LocalDate> start = start(unit);
        if (type == Instant.class) {
            return time -> Utc.startOf(start.apply(Utc.date((Instant) time)));
        }
        return type == LocalDateTime.class ? time -> start.apply(((LocalDateTime) time).toLocalDate()).atStartOfDay()
                : time -> start.apply((LocalDate) time);
    }

    private static UnaryOperator<LocalDate> start(CalendarUnit unit) {
        return switch (unit) {
            case YEAR -> date -> date.withDayOfYear(1);
            case QUARTER -> date -> date.with(IsoFields.DAY_OF_QUARTER, 1);
            case MONTH -> date -> date.withDayOfMonth(1);
            case WEEK -> date -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> date -> date;
        };
    }

    /** Units of the day begin with it, and days with the epoch. */
    private static TimeFunction.OfOne ofInstant(CalendarUnit unit) {
        if (unit == CalendarUnit.MILLISECOND) {
            return time -> {
                Instant instant = (Instant) time;
                return Instant.ofEpochSecond(Utc.seconds(instant),
                        instant.getNano() / NANOS_A_MILLISECOND * NANOS_A_MILLISECOND);
            };
        }
        long length = ofDay(unit).getDuration().toSeconds();
        return time -> Instant.ofEpochSecond(Math.floorDiv(Utc.seconds((Instant) time), length) * length);
    }

    private static TimeFunction.OfOne ofDay(Class<?> type, ChronoUnit unit) {
        return type == LocalDateTime.class ? time -> ((LocalDateTime) time).truncatedTo(unit)
                : time -> ((LocalTime) time).truncatedTo(unit);
    }

    private static ChronoUnit ofDay(CalendarUnit unit) {
        return switch (unit) {
            case HOUR -> ChronoUnit.HOURS;
            case MINUTE -> ChronoUnit.MINUTES;
            case SECOND -> ChronoUnit.SECONDS;
            default -> ChronoUnit.MILLIS;
        };
    }
}
