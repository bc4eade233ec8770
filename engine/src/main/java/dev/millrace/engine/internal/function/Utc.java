package dev.millrace.engine.internal.function;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What calendars and clocks show in UTC at an instant. The first and the last instants have no such date. */
final class Utc {

    static final int SECONDS_A_DAY = 86_400;

    private static final long FIRST = LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC);
    private static final long LAST = LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC);

    private Utc() {
    }

    /**
     * Gives the seconds since the epoch.
     *
     * @throws DateTimeException if there is no such date
     */
    static long seconds(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds < FIRST || seconds > LAST) {
            throw new DateTimeException("dates are from " + LocalDate.MIN + " to " + LocalDate.MAX);
        }
        return seconds;
    }

    /**
     * Gives the date.
     *
     * @throws DateTimeException if there is no such date
     */
    static LocalDate date(Instant instant) {
        return LocalDate.ofEpochDay(Math.floorDiv(seconds(instant), SECONDS_A_DAY));
    }

    static Instant startOf(LocalDate date) {
        return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_A_DAY);
    }
}
