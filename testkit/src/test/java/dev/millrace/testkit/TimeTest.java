package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.Expr;
import dev.millrace.query.Ref;
import dev.millrace.query.RelationRef;

/** The functions of time at their edges: law 5. */
class TimeTest {

    private static final RelationRef<Moment> MOMENTS = RelationRef.of("moments", Moment.class, Moment::id);

    record Moment(int id, @Nullable Instant at, @Nullable LocalDateTime local, @Nullable LocalDate day,
            @Nullable LocalTime time, @Nullable Duration length) {

        static final Moment NONE = new Moment(1, null, null, null, null, null);

        static Moment ofInstant(Instant at) {
            return new Moment(1, at, null, null, null, null);
        }

        static Moment ofLocal(LocalDateTime local) {
            return new Moment(1, null, local, null, null, null);
        }

        static Moment ofDay(LocalDate day) {
            return new Moment(1, null, null, day, null, null);
        }

        static Moment ofTime(LocalTime time) {
            return new Moment(1, null, null, null, time, null);
        }

        Moment withLength(Duration amount) {
            return new Moment(id, at, local, day, time, amount);
        }
    }

    private static <V> @Nullable Object of(Moment moment, Function<Ref<Moment>, Expr<V>> expression) {
        return ReferenceEvaluator
                .evaluate(from(MOMENTS).select(expression), Bindings.NONE, Map.of("moments", List.of(moment))).rows()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"YEAR, 2024-01-01T00:00", "QUARTER, 2024-04-01T00:00", "MONTH, 2024-05-01T00:00",
        "WEEK, 2024-05-27T00:00", "DAY, 2024-05-30T00:00", "HOUR, 2024-05-30T23:00", "MINUTE, 2024-05-30T23:59",
        "SECOND, 2024-05-30T23:59:58", "MILLISECOND, 2024-05-30T23:59:58.999"})
    void truncatedTo_isTheWholeUnitNotLater(CalendarUnit unit, LocalDateTime expected) {
        LocalDateTime local = LocalDateTime.parse("2024-05-30T23:59:58.999999999");
        Instant at = Instant.parse("2024-05-30T23:59:58.999999999Z");

        assertThat(of(Moment.ofLocal(local), m -> m.get(Moment::local).truncatedTo(unit))).isEqualTo(expected);
        assertThat(of(Moment.ofInstant(at), m -> m.get(Moment::at).truncatedTo(unit)))
                .isEqualTo(expected.toInstant(ZoneOffset.UTC));
    }

    @Test
    void truncatedTo_beforeTheEpoch_isNotLaterEither() {
        assertThat(of(Moment.ofInstant(Instant.ofEpochSecond(0, -1)),
                m -> m.get(Moment::at).truncatedTo(CalendarUnit.SECOND)))
                .isEqualTo(Instant.ofEpochSecond(-1));
        assertThat(of(Moment.ofInstant(Instant.ofEpochSecond(0, -1)),
                m -> m.get(Moment::at).truncatedTo(CalendarUnit.WEEK)))
                .isEqualTo(Instant.parse("1969-12-29T00:00:00Z"));
    }

    @Test
    void truncatedTo_outOfRange_isNull() {
        assertThat(of(Moment.ofInstant(Instant.MIN), m -> m.get(Moment::at).truncatedTo(CalendarUnit.YEAR))).isNull();
        assertThat(of(Moment.ofDay(LocalDate.MIN), m -> m.get(Moment::day).truncatedTo(CalendarUnit.YEAR)))
                .isEqualTo(LocalDate.MIN);
    }

    @ParameterizedTest
    @CsvSource({"YEAR, 2021", "QUARTER, 1", "MONTH, 1", "WEEK, 53", "DAY, 3", "DAY_OF_YEAR, 3", "DAY_OF_WEEK, 7"})
    void extract_ofADate_isAsIsoHasIt(CalendarField field, int expected) {
        assertThat(of(Moment.ofDay(LocalDate.parse("2021-01-03")), m -> m.get(Moment::day).extract(field)))
                .isEqualTo(expected);
        assertThat(of(Moment.ofInstant(Instant.parse("2021-01-03T23:30:00Z")), m -> m.get(Moment::at).extract(field)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"HOUR, 23", "MINUTE, 59", "SECOND, 58", "MILLISECOND, 999"})
    void extract_ofATime_isCutNotRounded(CalendarField field, int expected) {
        assertThat(of(Moment.ofTime(LocalTime.parse("23:59:58.999999999")), m -> m.get(Moment::time).extract(field)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01T00:00:00Z, 2024-01-01T00:59:59.999999999Z, HOUR, 0",
        "2024-01-01T00:59:59.999999999Z, 2024-01-01T00:00:00Z, HOUR, 0",
        "2024-01-01T01:00:00Z, 2024-01-01T00:00:00Z, HOUR, -1", "2024-01-01T00:00:00Z, 2024-01-15T00:00:00Z, WEEK, 2",
        "1969-12-31T23:59:59.999Z, 1970-01-01T00:00:00.001Z, MILLISECOND, 2"})
    void until_countsWholeUnitsTowardsZero(Instant from, Instant to, CalendarUnit unit, long expected) {
        assertThat(of(Moment.ofInstant(from), m -> m.get(Moment::at).until(constant(to), unit)))
                .isEqualTo(expected);
    }

    @Test
    void until_theEndsOfTime_fits() {
        assertThat(of(Moment.ofInstant(Instant.MIN), m -> m.get(Moment::at)
                .until(constant(Instant.MAX), CalendarUnit.MILLISECOND))).isNull();
        assertThat(of(Moment.ofInstant(Instant.MIN), m -> m.get(Moment::at)
                .until(constant(Instant.MAX), CalendarUnit.SECOND)))
                .isEqualTo(Instant.MAX.getEpochSecond() - Instant.MIN.getEpochSecond());
        assertThat(of(Moment.ofTime(LocalTime.MAX), m -> m.get(Moment::time)
                .until(constant(LocalTime.MIN), CalendarUnit.HOUR))).isEqualTo(-23L);
        assertThat(of(Moment.ofDay(LocalDate.parse("2024-02-28")), m -> m.get(Moment::day)
                .until(constant(LocalDate.parse("2024-03-01")), CalendarUnit.DAY)))
                .isEqualTo(2L);
    }

    @Test
    void plusAndMinus_outOfRange_areNull() {
        Duration nano = Duration.ofNanos(1);

        assertThat(of(Moment.ofInstant(Instant.MAX), m -> m.get(Moment::at).plus(nano))).isNull();
        assertThat(of(Moment.ofInstant(Instant.MIN), m -> m.get(Moment::at).minus(nano))).isNull();
        assertThat(of(Moment.ofLocal(LocalDateTime.MAX), m -> m.get(Moment::local).plus(nano))).isNull();
        assertThat(of(Moment.ofDay(LocalDate.MAX), m -> m.get(Moment::day).plus(Duration.ofDays(1)))).isNull();
        assertThat(
                of(Moment.ofInstant(Instant.EPOCH), m -> m.get(Moment::at).minus(Duration.ofSeconds(Long.MIN_VALUE))))
                .isNull();
    }

    @Test
    void plusAndMinus_ofATimeOfDay_goRoundAtMidnight() {
        Moment late = Moment.ofTime(LocalTime.parse("23:00"));

        assertThat(of(late, m -> m.get(Moment::time).plus(Duration.ofHours(26)))).isEqualTo(LocalTime.parse("01:00"));
        assertThat(of(late, m -> m.get(Moment::time).minus(Duration.ofHours(24)))).isEqualTo(LocalTime.parse("23:00"));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 10", "PT23H59M59.999999999S, 10", "PT24H, 11", "PT47H, 11", "PT-1S, 10",
        "PT-23H59M59.999999999S, 10",
        "PT-24H, 9", "PT-24H-0.000000001S, 9", "PT-47H59M59.999999999S, 9"})
    void plusAndMinus_ofADate_moveByWholeDaysOnly(Duration amount, int day) {
        Moment tenth = Moment.ofDay(LocalDate.parse("2024-05-10")).withLength(amount);

        assertThat(of(tenth, m -> m.get(Moment::day).plus(m.get(Moment::length))))
                .isEqualTo(LocalDate.of(2024, 5, day));
        assertThat(of(tenth, m -> m.get(Moment::day).minus(amount))).isEqualTo(LocalDate.of(2024, 5, 20 - day));
    }

    @Test
    void atZone_isWhatClocksShow() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        // The hour from two to three comes twice on this day.
        assertThat(of(Moment.ofInstant(Instant.parse("2024-10-27T00:30:00Z")), m -> m.get(Moment::at).atZone(berlin)))
                .isEqualTo(LocalDateTime.parse("2024-10-27T02:30"));
        assertThat(of(Moment.ofInstant(Instant.parse("2024-10-27T01:30:00Z")), m -> m.get(Moment::at).atZone(berlin)))
                .isEqualTo(LocalDateTime.parse("2024-10-27T02:30"));
        assertThat(of(Moment.ofInstant(Instant.MAX), m -> m.get(Moment::at).atZone(berlin))).isNull();
    }

    @Test
    void ofNull_areNull() {
        assertThat(of(Moment.NONE, m -> m.get(Moment::at).truncatedTo(CalendarUnit.DAY))).isNull();
        assertThat(of(Moment.NONE, m -> m.get(Moment::day).extract(CalendarField.DAY))).isNull();
        assertThat(of(Moment.NONE, m -> m.get(Moment::time).until(m.get(Moment::time), CalendarUnit.HOUR))).isNull();
        assertThat(of(Moment.ofDay(LocalDate.EPOCH), m -> m.get(Moment::day).plus(m.get(Moment::length)))).isNull();
        assertThat(of(Moment.NONE, m -> m.get(Moment::at).atZone(ZoneId.of("UTC")))).isNull();
    }
}
