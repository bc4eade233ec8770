package dev.millrace.testkit;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.ast.FunctionNode;

/** The functions of time. What is out of the range of a type is null (law 5). */
final class Times {

    private static final BigInteger NANOS_A_SECOND = BigInteger.valueOf(1_000_000_000);

    private Times() {
    }

    static @Nullable Object apply(FunctionNode node, @Nullable Object[] values) {
        Object time = Objects.requireNonNull(values[0]);
        Object other = Objects.requireNonNull(values[1]);
        try {
            return switch (node.function()) {
                case TRUNCATE -> truncated(time, (CalendarUnit) other);
                case EXTRACT -> field(time, (CalendarField) other);
                case UNTIL -> until(time, other, (CalendarUnit) Objects.requireNonNull(values[2]));
                case PLUS_DURATION -> plus(time, (Duration) other);
                case MINUS_DURATION -> plus(time, ((Duration) other).negated());
                default -> LocalDateTime.ofInstant((Instant) time, ZoneId.of((String) other));
            };
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return null;
        }
    }

    private static Object truncated(Object time, CalendarUnit unit) {
        if (time instanceof Instant instant) {
            return truncated(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), unit).toInstant(ZoneOffset.UTC);
        } else if (time instanceof LocalDateTime local) {
            return truncated(local, unit);
        } else if (time instanceof LocalDate date) {
            return truncated(date, unit);
        }
        return ((LocalTime) time).truncatedTo(ofDay(unit));
    }

    private static LocalDateTime truncated(LocalDateTime time, CalendarUnit unit) {
        return unit.isOfDays() ? truncated(time.toLocalDate(), unit).atStartOfDay() : time.truncatedTo(ofDay(unit));
    }

    private static LocalDate truncated(LocalDate date, CalendarUnit unit) {
        return switch (unit) {
            case YEAR -> date.withDayOfYear(1);
            case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
            case MONTH -> date.withDayOfMonth(1);
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> date;
        };
    }

    private static ChronoUnit ofDay(CalendarUnit unit) {
        return switch (unit) {
            case HOUR -> ChronoUnit.HOURS;
            case MINUTE -> ChronoUnit.MINUTES;
            case SECOND -> ChronoUnit.SECONDS;
            default -> ChronoUnit.MILLIS;
        };
    }

    private static Integer field(Object time, CalendarField field) {
        TemporalAccessor local = time instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                : (TemporalAccessor) time;
        return switch (field) {
            case YEAR -> local.get(ChronoField.YEAR);
            case QUARTER -> local.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> local.get(ChronoField.MONTH_OF_YEAR);
            case WEEK -> local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY -> local.get(ChronoField.DAY_OF_MONTH);
            case DAY_OF_YEAR -> local.get(ChronoField.DAY_OF_YEAR);
            case DAY_OF_WEEK -> local.get(ChronoField.DAY_OF_WEEK);
            case HOUR -> local.get(ChronoField.HOUR_OF_DAY);
            case MINUTE -> local.get(ChronoField.MINUTE_OF_HOUR);
            case SECOND -> local.get(ChronoField.SECOND_OF_MINUTE);
            case MILLISECOND -> local.get(ChronoField.MILLI_OF_SECOND);
        };
    }

    private static @Nullable Long until(Object from, Object to, CalendarUnit unit) {
        BigInteger units = nanos(to).subtract(nanos(from)).divide(length(unit));
        return units.bitLength() < Long.SIZE ? units.longValue() : null;
    }

    private static BigInteger length(CalendarUnit unit) {
        Duration length = switch (unit) {
            case WEEK -> Duration.ofDays(7);
            case DAY -> Duration.ofDays(1);
            case HOUR -> Duration.ofHours(1);
            case MINUTE -> Duration.ofMinutes(1);
            case SECOND -> Duration.ofSeconds(1);
            case MILLISECOND -> Duration.ofMillis(1);
            default -> throw new IllegalArgumentException("a " + unit + " has no fixed length");
        };
        return BigInteger.valueOf(length.toNanos());
    }

    private static BigInteger nanos(Object time) {
        if (time instanceof LocalTime ofDay) {
            return BigInteger.valueOf(ofDay.toNanoOfDay());
        }
        Instant instant = time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC)
                : time instanceof LocalDate date ? date.atStartOfDay().toInstant(ZoneOffset.UTC) : (Instant) time;
        return BigInteger.valueOf(instant.getEpochSecond()).multiply(NANOS_A_SECOND)
                .add(BigInteger.valueOf(instant.getNano()));
    }

    private static Object plus(Object time, Duration amount) {
        if (time instanceof Instant instant) {
            return instant.plus(amount);
        } else if (time instanceof LocalDateTime local) {
            return local.plus(amount);
        } else if (time instanceof LocalDate date) {
            return date.plusDays(wholeDays(amount));
        }
        return ((LocalTime) time).plus(amount);
    }

    // Towards zero, so that plus and minus move as far: Duration.toDays() of a day less a nanosecond, negated, is a day.
    private static long wholeDays(Duration amount) {
        return amount.isNegative() ? -amount.negated().toDays() : amount.toDays();
    }
}
