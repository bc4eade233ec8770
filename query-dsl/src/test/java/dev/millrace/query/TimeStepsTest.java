package dev.millrace.query;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What expressions of time build: their types, and which units and fields each type of time has. */
class TimeStepsTest {

    private static final RelationRef<Shift> SHIFTS = RelationRef.of("shifts", Shift.class, Shift::id);

    record Shift(int id, Instant booked, LocalDateTime noted, LocalDate day, LocalTime start, Duration length) {
    }

    private static <V> LaneOf of(Function<Ref<Shift>, Expr<V>> expression) {
        var lane = from(SHIFTS).select(expression).node().lane();
        return new LaneOf(lane.type(), lane.nullable());
    }

    private record LaneOf(Class<?> type, boolean nullable) {
    }

    private static <V> boolean isTaken(Function<Ref<Shift>, Expr<V>> expression) {
        try {
            from(SHIFTS).select(expression);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Test
    void types_stayOrAreNumbers() {
        assertThat(of(s -> s.get(Shift::booked).truncatedTo(CalendarUnit.DAY)))
                .isEqualTo(new LaneOf(Instant.class, true));
        assertThat(of(s -> s.get(Shift::day).plus(s.get(Shift::length)))).isEqualTo(new LaneOf(LocalDate.class, true));
        assertThat(of(s -> s.get(Shift::start).extract(CalendarField.HOUR))).isEqualTo(new LaneOf(Integer.class, true));
        assertThat(of(s -> s.get(Shift::booked).until(now(Duration.ofHours(1)), CalendarUnit.DAY)))
                .isEqualTo(new LaneOf(Long.class, true));
        assertThat(of(s -> s.get(Shift::booked).atZone(ZoneId.of("UTC"))))
                .isEqualTo(new LaneOf(LocalDateTime.class, true));
    }

    @Test
    void now_isAnInstantAndNeverNull() {
        assertThat(of(s -> now(Duration.ofMinutes(1)))).isEqualTo(new LaneOf(Instant.class, false));
        assertThat(from(SHIFTS).where(s -> s.get(Shift::booked).lt(now(Duration.ofMinutes(1)))))
                .isNotEqualTo(from(SHIFTS).where(s -> s.get(Shift::booked).lt(now(Duration.ofMinutes(2)))));
        assertThatThrownBy(() -> now(Duration.ofMinutes(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void truncatedTo_takesTheUnitsOfItsType(CalendarUnit unit) {
        assertThat(isTaken(s -> s.get(Shift::booked).truncatedTo(unit))).isTrue();
        assertThat(isTaken(s -> s.get(Shift::noted).truncatedTo(unit))).isTrue();
        assertThat(isTaken(s -> s.get(Shift::day).truncatedTo(unit))).isEqualTo(unit.isOfDays());
        assertThat(isTaken(s -> s.get(Shift::start).truncatedTo(unit))).isEqualTo(!unit.isOfDays());
    }

    @ParameterizedTest
    @EnumSource
    void extract_takesTheFieldsOfItsType(CalendarField field) {
        assertThat(isTaken(s -> s.get(Shift::booked).extract(field))).isTrue();
        assertThat(isTaken(s -> s.get(Shift::day).extract(field))).isEqualTo(field.isOfDate());
        assertThat(isTaken(s -> s.get(Shift::start).extract(field))).isEqualTo(!field.isOfDate());
    }

    @Test
    void until_takesUnitsOfAFixedLength() {
        Set<CalendarUnit> taken = Arrays.stream(CalendarUnit.values())
                .filter(unit -> isTaken(s -> s.get(Shift::booked).until(s.get(Shift::booked), unit)))
                .collect(Collectors.toSet());

        assertThat(taken).isEqualTo(EnumSet.range(CalendarUnit.WEEK, CalendarUnit.MILLISECOND));
    }
}
