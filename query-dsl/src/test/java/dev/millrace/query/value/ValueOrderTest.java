package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueOrderTest {
    record City(String state, String name) {
    }

    record Place(City city, int number) {
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static Stream<Arguments> ascending() {
        return Stream.of(
                arguments(false, true),
                arguments(ValueArbitraries.Suit.CLUBS, ValueArbitraries.Suit.HEARTS),
                arguments(ValueArbitraries.Sign.MINUS, ValueArbitraries.Sign.PLUS),
                arguments(new UUID(0, 0), new UUID(0, 1)),
                arguments(new UUID(Long.MAX_VALUE, 0), new UUID(Long.MIN_VALUE, 0)),
                arguments(new UUID(1, Long.MAX_VALUE), new UUID(1, Long.MIN_VALUE)),
                arguments(bytes(), bytes(0)),
                arguments(bytes(0x7f), bytes(0x80)),
                arguments(bytes(1, 0xff), bytes(2)),
                arguments(bytes(0xff), bytes(0xff, 0)),
                arguments(Instant.EPOCH.minusNanos(1), Instant.EPOCH),
                arguments(LocalDate.of(-1, 12, 31), LocalDate.of(0, 1, 1)),
                arguments(LocalTime.MIDNIGHT, LocalTime.MAX),
                arguments(LocalDateTime.of(2000, 1, 1, 0, 0), LocalDateTime.of(2000, 1, 1, 0, 1)),
                arguments(Duration.ofSeconds(-1), Duration.ofNanos(-1)),
                arguments(List.of(), List.of(1)),
                arguments(List.of(), Collections.singletonList(null)),
                arguments(Collections.singletonList(null), List.of(-1)),
                arguments(List.of(1), List.of(1, 0)),
                arguments(List.of(1, 9), List.of(2.0)),
                arguments(List.of("\uffff"), List.of("\ud83d\ude00")),
                arguments(new City("CA", "Z"), new City("NY", "A")),
                arguments(new City("CA", "A"), new City("CA", "B")),
                arguments(new Place(new City("CA", "A"), 9), new Place(new City("CA", "B"), 1)),
                arguments(new Place(new City("CA", "A"), 1), new Place(new City("CA", "A"), 2)),
                arguments('a', 'b'),
                arguments(Year.of(1999), Year.of(2000)),
                arguments(DayOfWeek.MONDAY, Month.JANUARY),
                arguments(new City("a", "b"), new Place(new City("a", "b"), 1)));
    }

    @ParameterizedTest
    @MethodSource("ascending")
    void compare_valuesOfOneKind_isAscending(Object low, Object high) {
        assertThat(Values.compare(low, high)).isNegative();
        assertThat(Values.compare(high, low)).isPositive();
        assertThat(Values.equal(low, high)).isFalse();
    }

    @Test
    void compare_oneValueOfEachKind_isTheOrderOfTheKinds() {
        List<Object> expected = List.of(true, Double.NaN, "\uffff", ValueArbitraries.Suit.SPADES, new UUID(-1, -1),
                Instant.MAX,
                LocalDate.MAX, LocalTime.MAX, LocalDateTime.MAX, Duration.ofDays(1), bytes(0xff), new City("Z", "Z"),
                List.of(9), Map.of("a", 1), 'x');
        List<Object> sorted = new ArrayList<>(expected);
        Collections.reverse(sorted);

        sorted.sort(Values.comparator(false, NullPlacement.FIRST));

        assertThat(sorted).containsExactlyElementsOf(expected);
        assertThat(expected.stream().map(ValueKind::of)).containsExactly(ValueKind.values());
    }

    @Test
    void comparator_descendingNullsLast_sortsNullsLast() {
        List<Object> values = Arrays.asList(null, 1, 3.5, null, 2L);

        values.sort(Values.comparator(true, NullPlacement.LAST));

        assertThat(values).containsExactly(3.5, 2L, 1, null, null);
    }

    @Test
    void comparable_unlikeValues_isFalse() {
        assertThat(Values.comparable(1, "1")).isFalse();
        assertThat(Values.comparable(DayOfWeek.MONDAY, Month.JANUARY)).isFalse();
        assertThat(Values.comparable(new City("a", "b"), new Place(new City("a", "b"), 1))).isFalse();
        assertThat(Values.comparable(Set.of(), Set.of())).isFalse();
        assertThat(Values.comparable('a', Year.of(1))).isFalse();
        assertThat(Values.comparable(LocalDate.MIN, LocalDateTime.MIN)).isFalse();
    }

    @Test
    void comparable_valuesOfOneKind_isTrue() {
        assertThat(Values.comparable(1, 2.5)).isTrue();
        assertThat(Values.comparable(ValueArbitraries.Sign.MINUS, ValueArbitraries.Sign.PLUS)).isTrue();
        assertThat(Values.comparable(new City("a", "b"), new City("c", "d"))).isTrue();
        assertThat(Values.comparable('a', 'b')).isTrue();
        assertThat(Values.comparable(List.of(), List.of("a"))).isTrue();
    }

    @Test
    void maps_areTheirEntries_whateverTheirOrderAndWithoutThoseThatAreNull() {
        Map<String, Object> some = new LinkedHashMap<>();
        some.put("b", 1);
        some.put("a", 2.0);
        some.put("none", null);
        Map<String, Object> others = new HashMap<>(Map.of("a", 2, "b", 1L));

        assertThat(Values.equal(some, others)).isTrue();
        assertThat(Values.compare(some, others)).isZero();
        assertThat(Values.hash(some)).isEqualTo(Values.hash(others));
        assertThat(Values.same(some, others)).isFalse();
        assertThat(Values.same(some, new HashMap<>(Map.of("a", 2.0, "b", 1)))).isTrue();
        assertThat(Values.compare(Map.of("a", 1), Map.of("b", 1))).as("a is missing there, and null comes first")
                .isPositive();
        assertThat(Values.compare(Map.of("a", 1, "b", 3), Map.of("a", 2, "b", 1))).as("by name").isNegative();
        assertThat(Values.canonicalMixed(Map.of("a", 2.0))).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void compare_valuesWithoutAnOrder_saysWhatToDo() {
        assertThat(Values.compare(Set.of("a"), Set.of("a"))).isZero();
        assertThat(Values.compare(Set.of("a"), new HashSet<>(Set.of("a")))).as("equal, of two classes").isZero();
        assertThat(Values.compare(new HashSet<>(), new TreeSet<>(Set.of("a")))).as("by class").isNegative();
        assertThatThrownBy(() -> Values.compare(Set.of("a"), Set.of("b")))
                .isInstanceOf(UnorderedValueException.class)
                .hasMessageStartingWith("Cannot order two different values of java.util.")
                .hasMessageContaining("implement Comparable");
    }
}
