package dev.millrace.engine.internal.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The values of each type at which functions part: the ends of its range, and what stands next to a rule's border. */
final class Corners {

    private static final Map<Class<?>, List<@Nullable Object>> OF_TYPES = new LinkedHashMap<>();

    static {
        numbers();
        texts();
        times();
        put(Boolean.class, true, false);
        put(ChronoUnit.class, ChronoUnit.DAYS, ChronoUnit.YEARS, ChronoUnit.NANOS);
        put(UUID.class, new UUID(0, 1), new UUID(-1, 0), new UUID(0, -1));
        put(byte[].class, new byte[0], new byte[] {1}, new byte[] {-1, 0});
        put(Pair.class, new Pair(1, "a"), new Pair(1, null), new Pair(2, "a"));
        put(List.class, List.of(), List.of(1, 2.0), List.of(1L, new BigDecimal("2.00")), Arrays.asList(1, null));
        put(Object.class, 1, 1.0, "1", LocalDate.EPOCH, new Pair(1, "a"), ChronoUnit.DAYS);
    }

    private Corners() {
    }

    /** A record, compared component by component. */
    record Pair(int number, @Nullable String text) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            return Integer.compare(number, other.number);
        }
    }

    private static void numbers() {
        put(Byte.class, (byte) 0, (byte) 1, (byte) -1, (byte) 45, Byte.MAX_VALUE, Byte.MIN_VALUE);
        put(Short.class, (short) 0, (short) 1, (short) -1, (short) 300, Short.MAX_VALUE, Short.MIN_VALUE);
        put(Integer.class, 0, 1, -1, 2, -7, 15, 46_341, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1);
        put(Long.class, 0L, 1L, -1L, 2L, -7L, 3_037_000_500L, (1L << 53) + 1, 5_000_000_000_000_000_000L,
                4_999_999_999_999_999_999L, -5_000_000_000_000_000_000L, Long.MAX_VALUE, Long.MAX_VALUE - 1,
                Long.MIN_VALUE, Long.MIN_VALUE + 1);
        put(Float.class, 0f, -0.0f, 1f, -1f, 0.5f, -0.5f, 0.1f, -2.5f, 16_777_216f, 0x1p31f, Float.MAX_VALUE,
                -Float.MAX_VALUE, Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
        put(Double.class, 0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, -2.5, 2.675, 0.49999999999999994, 15.0,
                2147483647.5, -2147483648.5, 0x1p52 + 1, 0x1p53, 0x1p63, Math.nextDown(0x1p63), -0x1p63,
                Math.nextDown(-0x1p63), 1e300, 1e-300, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE,
                Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        put(BigDecimal.class, decimals("0", "0.00", "0E+5", "0E-147456", "0E+2147483647", "1", "-1", "1.0", "2.50",
                "-2.5", "0.1", "0.5", "-0.05", "1E+2", "15", "9223372036854775807", "9223372036854775807.5",
                "9223372036854775808", "-9223372036854775808.9", "-2147483648.5",
                "1E+2147483647", "-1E-2147483647", "12345678901234567890.123", "1.5E+400"));
        put(BigInteger.class, BigInteger.ZERO, BigInteger.ONE.shiftLeft(63), BigInteger.ONE.shiftLeft(63).negate(),
                BigInteger.TEN.pow(40));
        put(Number.class, 1, (short) -2, Long.MIN_VALUE, 2.5, -0.0f, Double.NaN, Double.NEGATIVE_INFINITY,
                new BigDecimal("2.50"), BigInteger.ONE.shiftLeft(70));
    }

    private static Object[] decimals(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).toArray();
    }

    private static void texts() {
        put(String.class, "", "a", "ab", "aba", "A", " a ", "  ", "\t", "\uD83D\uDE00", "a\uD83D\uDE00b\uD83D\uDE00",
                "\uD83D", "\uDE00", "\uFF5E", "stra\u00DFe", "\u03BF\u03C3", "\u039F\u03A3\u03C2", "\u0130", "a%b",
                "a_b", "\\", "a\nb");
    }

    private static void times() {
        put(Instant.class, Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.EPOCH.minusNanos(1),
                Instant.parse("2024-02-29T23:59:59.999999999Z"), Instant.parse("2024-02-28T23:59:59Z"),
                Instant.parse("2024-02-29T23:59:59.999999998Z"),
                Instant.parse("1969-12-31T23:00:00.001Z"), Instant.parse("1969-12-31T23:00:00.000000001Z"),
                Instant.parse("-999999999-01-01T00:00:00Z"), Instant.parse("-999999999-01-01T00:00:00Z").minusNanos(1),
                Instant.parse("+999999999-12-31T23:59:59.999999999Z"), Instant.ofEpochMilli(Long.MAX_VALUE),
                Instant.ofEpochMilli(Long.MIN_VALUE), Instant.ofEpochMilli(Long.MAX_VALUE).plusNanos(1_000_000));
        put(LocalDateTime.class, LocalDateTime.MIN, LocalDateTime.MAX, LocalDateTime.parse("1970-01-01T00:00:00"),
                LocalDateTime.parse("2024-02-29T23:59:59.999999999"), LocalDateTime.parse("1582-10-10T02:30:00.5"));
        put(LocalDate.class, LocalDate.EPOCH, LocalDate.MIN, LocalDate.MAX, LocalDate.of(2024, 2, 29),
                LocalDate.of(2021, 1, 3), LocalDate.of(1999, 12, 31));
        put(LocalTime.class, LocalTime.MIN, LocalTime.MAX, LocalTime.NOON, LocalTime.of(1, 2, 3, 4_567_890));
        put(Duration.class, Duration.ZERO, Duration.ofNanos(1), Duration.ofNanos(-1), Duration.ofDays(1),
                Duration.ofDays(1).minusNanos(1), Duration.ofDays(-1).plusNanos(1), Duration.ofDays(-3),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(-5, 5));
    }

    private static void put(Class<?> type, Object... values) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
        all.add(null);
        OF_TYPES.put(type, all);
    }

    /** The values of a type, null last. */
    static List<@Nullable Object> of(Class<?> type) {
        return Objects.requireNonNull(OF_TYPES.get(type), () -> "there are no values of " + type);
    }

    static List<Class<?>> types() {
        return List.copyOf(OF_TYPES.keySet());
    }
}
