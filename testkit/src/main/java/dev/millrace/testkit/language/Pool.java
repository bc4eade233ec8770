package dev.millrace.testkit.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.millrace.testkit.sample.Choices;

/**
 * The values that rows and constants are drawn from. Those of the common pools are few, so that rows match and tie, and small enough
 * for sums to be exact everywhere (doubles are dyadic); those of the odd pools are where implementations part: extremes, NaN, both
 * zeros, exotic strings. The first of a pool is the simplest.
 */
final class Pool {

    /** The types that components have. */
    static final List<Class<?>> TYPES = List.of(Integer.class, String.class, Long.class, Boolean.class, Double.class,
            BigDecimal.class, Instant.class, LocalDate.class, LocalDateTime.class, LocalTime.class, Colour.class,
            UUID.class,
            Duration.class, byte[].class, Short.class, Byte.class, Float.class);

    private static final Map<Class<?>, List<Object>> COMMON = Map.ofEntries(
            Map.entry(Boolean.class, List.of(false, true)),
            Map.entry(Byte.class, List.of((byte) 0, (byte) 1, (byte) -1, (byte) 5)),
            Map.entry(Short.class, List.of((short) 0, (short) 1, (short) -1, (short) 300)),
            Map.entry(Integer.class, List.of(1, 2, 3, 0, -7, 15)),
            Map.entry(Long.class, List.of(1L, 2L, 3L, 0L, -7L, 45L)),
            Map.entry(Float.class, List.of(1f, 0f, 0.5f, -2.5f)),
            Map.entry(Double.class, List.of(1.0, 0.0, 0.5, -2.5, 1.25, 3.0)),
            Map.entry(BigDecimal.class, decimals("1", "0", "-1", "2.5", "0.25", "7.50", "100")),
            Map.entry(String.class, List.of("a", "b", "ab", "A", "B", "c", "")),
            Map.entry(Colour.class, List.of(Colour.RED, Colour.GREEN, Colour.BLUE)),
            Map.entry(UUID.class, List.of(new UUID(0, 0), new UUID(0, 1), new UUID(1, 0))),
            Map.entry(Instant.class, List.of(Instant.EPOCH, Instant.parse("2024-02-29T12:00:00Z"),
                    Instant.parse("2024-03-01T01:02:03.004Z"))),
            Map.entry(LocalDate.class, List.of(LocalDate.EPOCH, LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 4))),
            Map.entry(LocalTime.class, List.of(LocalTime.NOON, LocalTime.MIDNIGHT, LocalTime.of(1, 2, 3, 4_000_000))),
            Map.entry(LocalDateTime.class, List.of(LocalDateTime.of(1970, 1, 1, 0, 0),
                    LocalDateTime.of(2024, 2, 29, 12, 0), LocalDateTime.of(2024, 12, 31, 23, 59, 58))),
            Map.entry(Duration.class, List.of(Duration.ofHours(1), Duration.ZERO, Duration.ofMinutes(-90))),
            Map.entry(byte[].class, List.of(new byte[] {1}, new byte[0], new byte[] {1, 0})));

    private static final Map<Class<?>, List<Object>> ODD = Map.ofEntries(
            Map.entry(Byte.class, List.of(Byte.MAX_VALUE, Byte.MIN_VALUE)),
            Map.entry(Short.class, List.of(Short.MAX_VALUE, Short.MIN_VALUE)),
            Map.entry(Integer.class, List.of(46_341, Integer.MAX_VALUE, Integer.MIN_VALUE)),
            Map.entry(Long.class, List.of((1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, 3_037_000_500L)),
            Map.entry(Float.class, List.of(-0.0f, 0.1f, Float.MAX_VALUE, Float.MIN_VALUE)),
            Map.entry(Double.class,
                    List.of(-0.0, 0.1, 0.49999999999999994, 0x1p53, 0x1p63, 1e300, Double.MIN_VALUE, Double.NaN,
                            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)),
            Map.entry(BigDecimal.class,
                    decimals("1.0", "1.00", "1E+2", "9223372036854775808", "0.000000000000001",
                            "12345678901234567890.123")),
            Map.entry(String.class,
                    List.of(" a ", "\uD83D\uDE00", "\uFF5E", "\u00E9", "e\u0301", "a%b", "a_b", "\\", "a\nb",
                            "stra\u00DFe")),
            Map.entry(UUID.class, List.of(new UUID(-1, 0), new UUID(0, -1), new UUID(-1, -1))),
            Map.entry(Instant.class, List.of(Instant.parse("0001-01-01T00:00:00Z"),
                    Instant.parse("9999-12-31T23:59:59.999999Z"), Instant.parse("1969-12-31T23:59:59.999999Z"))),
            Map.entry(LocalDate.class,
                    List.of(LocalDate.of(1, 1, 1), LocalDate.of(1582, 10, 10), LocalDate.of(9999, 12, 31))),
            Map.entry(LocalTime.class, List.of(LocalTime.of(23, 59, 59, 999_999_000))),
            Map.entry(LocalDateTime.class, List.of(LocalDateTime.of(1, 1, 1, 0, 0),
                    LocalDateTime.of(1582, 10, 10, 2, 30), LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000))),
            Map.entry(Duration.class, List.of(Duration.ofDays(1), Duration.ofMillis(1))),
            Map.entry(byte[].class, List.of(new byte[] {-1}, new byte[] {127})));

    /** An enum whose declaration order is not that of its names. */
    public enum Colour {
        /** The first. */
        RED,
        /** The second. */
        GREEN,
        /** The last. */
        BLUE
    }

    private Pool() {
    }

    private static List<Object> decimals(String... texts) {
        return new ArrayList<>(Arrays.stream(texts).map(BigDecimal::new).toList());
    }

    /** A value of which there are few. */
    static Object common(Class<?> type, Choices choices) {
        return choices.from(Objects.requireNonNull(COMMON.get(type), () -> "there are no values of " + type));
    }

    /** A value at which implementations part. */
    static Object odd(Class<?> type, Choices choices) {
        List<Object> odd = ODD.get(type);
        return odd == null ? common(type, choices) : choices.from(odd);
    }
}
