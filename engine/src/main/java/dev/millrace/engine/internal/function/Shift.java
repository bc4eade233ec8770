package dev.millrace.engine.internal.function;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import dev.millrace.engine.internal.expr.Scalar;

/** Points in time so much later or earlier. */
final class Shift {

    private Shift() {
    }

    static Scalar later(Class<?> type, Scalar time, Scalar amount, Report report) {
        return TimeFunction.of(time, amount, "plus", report, later(type));
    }

    static Scalar earlier(Class<?> type, Scalar time, Scalar amount, Report report) {
        TimeFunction.OfTwo later = later(type);
        return TimeFunction.of(time, amount, "minus", report, (from, by) -> later.of(from, ((Duration) by).negated()));
    }

    private static TimeFunction.OfTwo later(Class<?> type) {
        if (type == Instant.class) {
            return (time, amount) -> ((Instant) time).plus((Duration) amount);
        } else if (type == LocalDateTime.class) {
            return (time, amount) -> ((LocalDateTime) time).plus((Duration) amount);
        } else if (type == LocalDate.class) {
            return (time, amount) -> ((LocalDate) time).plusDays(wholeDays((Duration) amount));
        }
        return (time, amount) -> ((LocalTime) time).plus((Duration) amount);
    }

    /** Towards zero: a duration's own days are those below it. */
    private static long wholeDays(Duration amount) {
        return amount.isNegative() ? -amount.negated().toDays() : amount.toDays();
    }
}
