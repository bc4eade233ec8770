package dev.millrace.engine.internal.function;

import static dev.millrace.engine.internal.function.Outcome.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.ast.ScalarFunction;

class TimeFunctionsTest {

    @Test
    void timeBeyondTheRange_isAFailureThatNamesTheTimes() {
        Outcome outcome = Outcome.of(ScalarFunction.PLUS_DURATION, Instant.MAX, Duration.ofSeconds(1));

        assertThat(outcome.why()).startsWith("+1000000000-12-31T23:59:59.999999999Z plus PT1S is out of range: ");
        assertThat(outcome.failures().get(0).cause()).isInstanceOf(DateTimeException.class);
        assertThat(Outcome.of(ScalarFunction.MINUS_DURATION, LocalDate.MIN, Duration.ofDays(1)).why())
                .startsWith("-999999999-01-01 minus PT24H is out of range: ");
    }

    @Test
    void durationWithoutANegative_isAFailureOfMinus() {
        Duration least = Duration.ofSeconds(Long.MIN_VALUE);

        assertThat(Outcome.of(ScalarFunction.MINUS_DURATION, LocalTime.NOON, least).failures()).hasSize(1);
        assertThat(Outcome.of(ScalarFunction.PLUS_DURATION, LocalTime.NOON, least).failures()).isEmpty();
    }

    @Test
    void instantWithoutADate_isAFailure() {
        for (CalendarField field : CalendarField.values()) {
            assertThat(Outcome.of(ScalarFunction.EXTRACT, Instant.MIN, field).why())
                    .startsWith("the " + field + " of -1000000000-01-01T00:00:00Z is out of range: ");
        }
        for (CalendarUnit unit : CalendarUnit.values()) {
            assertThat(Outcome.of(ScalarFunction.TRUNCATE, Instant.MAX, unit).failures()).hasSize(1);
        }
        assertThat(Outcome.of(ScalarFunction.AT_ZONE, Instant.MAX, "UTC").why())
                .startsWith("the time in UTC of +1000000000-12-31T23:59:59.999999999Z is out of range");
    }

    @Test
    void millisecondsThatLeaveALong_areAFailure() {
        assertThat(Outcome.of(ScalarFunction.UNTIL, Instant.MIN, Instant.MAX, CalendarUnit.MILLISECOND).why())
                .isEqualTo("the MILLISECONDs from -1000000000-01-01T00:00:00Z to +1000000000-12-31T23:59:59.999999999Z"
                        + " leave the range of long");
        assertThat(Outcome.of(ScalarFunction.UNTIL, Instant.EPOCH, Instant.ofEpochMilli(Long.MIN_VALUE),
                CalendarUnit.MILLISECOND)).isEqualTo(new Outcome(Long.MIN_VALUE, List.of()));
        assertThat(Outcome.of(ScalarFunction.UNTIL, Instant.EPOCH, Instant.ofEpochMilli(Long.MIN_VALUE).minusMillis(1),
                CalendarUnit.MILLISECOND).failures()).hasSize(1);
        assertThat(Outcome.of(ScalarFunction.UNTIL, Instant.MIN, Instant.MAX, CalendarUnit.SECOND).failures())
                .isEmpty();
    }

    @Test
    void null_isNoFailure() {
        assertThat(Outcome.of(ScalarFunction.PLUS_DURATION, Instant.MAX, missing(Duration.class)).failures()).isEmpty();
        assertThat(Outcome.of(ScalarFunction.EXTRACT, missing(Instant.class), CalendarField.YEAR))
                .isEqualTo(new Outcome(null, List.of()));
    }
}
