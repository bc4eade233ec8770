package dev.millrace.engine.internal.function;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.function.IntBinaryOperator;
import java.util.function.ToIntFunction;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.CalendarField;

/** A field of a date or of a time of day; of instants in UTC. */
final class Extraction {

    private static final int SECONDS_AN_HOUR = 3600;
    private static final int NANOS_A_MILLISECOND = 1_000_000;

    private Extraction() {
    }

    static Scalar of(Class<?> type, CalendarField field, Scalar operand, Report report) {
        return TimeFunction.of(operand, "the " + field, report,
                field.isOfDate() ? ofDate(type, ofDate(field)) : ofTime(type, ofTime(field)));
    }

    private static TimeFunction.OfOne ofDate(Class<?> type, ToIntFunction<LocalDate> field) {
        if (type == Instant.class) {
            return time -> field.applyAsInt(Utc.date((Instant) time));
        }
        return type == LocalDateTime.class ? time -> field.applyAsInt(((LocalDateTime) time).toLocalDate())
                : time -> field.applyAsInt((LocalDate) time);
    }

    private static ToIntFunction<LocalDate> ofDate(CalendarField field) {
        return switch (field) {
            case YEAR -> LocalDate::getYear;
            case QUARTER -> date -> (date.getMonthValue() + 2) / 3;
            case MONTH -> LocalDate::getMonthValue;
            case WEEK -> date -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY -> LocalDate::getDayOfMonth;
            case DAY_OF_YEAR -> LocalDate::getDayOfYear;
            case DAY_OF_WEEK -> date -> date.getDayOfWeek().getValue();
            default -> throw new IllegalArgumentException("no field of a date: " + field);
        };
    }

    private static TimeFunction.OfOne ofTime(Class<?> type, IntBinaryOperator field) {
        if (type == Instant.class) {
            return time -> {
                Instant instant = (Instant) time;
                int second = (int) Math.floorMod(Utc.seconds(instant), (long) Utc.SECONDS_A_DAY);
                return field.applyAsInt(second, instant.getNano());
            };
        }
        return type == LocalDateTime.class ? time -> of(((LocalDateTime) time).toLocalTime(), field)
                : time -> of((LocalTime) time, field);
    }

    private static int of(LocalTime time, IntBinaryOperator field) {
        return field.applyAsInt(time.toSecondOfDay(), time.getNano());
    }

    /** Of the second of the day and the nanosecond of the second. */
    private static IntBinaryOperator ofTime(CalendarField field) {
        return switch (field) {
            case HOUR -> (second, nano) -> second / SECONDS_AN_HOUR;
            case MINUTE -> (second, nano) -> second / 60 % 60;
            case SECOND -> (second, nano) -> second % 60;
            case MILLISECOND -> (second, nano) -> nano / NANOS_A_MILLISECOND;
            default -> throw new IllegalArgumentException("no field of a time of day: " + field);
        };
    }
}
