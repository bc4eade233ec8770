package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueKindTest {
    static Stream<Arguments> examples() {
        return Stream.of(
                arguments(true, ValueKind.BOOLEAN),
                arguments((byte) 1, ValueKind.NUMBER),
                arguments((short) 1, ValueKind.NUMBER),
                arguments(1, ValueKind.NUMBER),
                arguments(1L, ValueKind.NUMBER),
                arguments(1f, ValueKind.NUMBER),
                arguments(1.0, ValueKind.NUMBER),
                arguments(BigInteger.ONE, ValueKind.NUMBER),
                arguments(BigDecimal.ONE, ValueKind.NUMBER),
                arguments("", ValueKind.STRING),
                arguments(ValueArbitraries.Suit.CLUBS, ValueKind.ENUM),
                arguments(ValueArbitraries.Sign.PLUS, ValueKind.ENUM),
                arguments(new UUID(0, 0), ValueKind.UUID),
                arguments(Instant.EPOCH, ValueKind.INSTANT),
                arguments(LocalDate.EPOCH, ValueKind.LOCAL_DATE),
                arguments(LocalTime.NOON, ValueKind.LOCAL_TIME),
                arguments(LocalDateTime.MIN, ValueKind.LOCAL_DATE_TIME),
                arguments(Duration.ZERO, ValueKind.DURATION),
                arguments(new byte[0], ValueKind.BYTES),
                arguments(new ValueArbitraries.Pair(1, 2), ValueKind.RECORD),
                arguments(new ArrayList<>(), ValueKind.LIST),
                arguments('c', ValueKind.OTHER),
                arguments(Set.of(), ValueKind.OTHER),
                arguments(new int[0], ValueKind.OTHER));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void of_valueOrItsClass_isItsKind(Object value, ValueKind kind) {
        assertThat(ValueKind.of(value)).isEqualTo(kind);
        assertThat(ValueKind.of(value.getClass())).isEqualTo(kind);
    }

    @Test
    void of_primitiveAndOpenTypes_isTheKindOfTheirValues() {
        assertThat(Stream.of(byte.class, short.class, int.class, long.class, float.class, double.class, Number.class)
                .map(ValueKind::of)).containsOnly(ValueKind.NUMBER);
        assertThat(ValueKind.of(boolean.class)).isEqualTo(ValueKind.BOOLEAN);
        assertThat(ValueKind.of(Record.class)).isEqualTo(ValueKind.RECORD);
        assertThat(ValueKind.of(List.class)).isEqualTo(ValueKind.LIST);
        assertThat(ValueKind.of(Enum.class)).isEqualTo(ValueKind.ENUM);
        assertThat(Stream.of(char.class, Object.class, Set.class, ZonedDateTime.class).map(ValueKind::of))
                .containsOnly(ValueKind.OTHER);
    }
}
