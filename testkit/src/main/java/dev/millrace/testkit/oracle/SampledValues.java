package dev.millrace.testkit.oracle;

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

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.testkit.oracle.Sampled.Colour;
import dev.millrace.testkit.sample.Choices;

/** The values that rows and constants draw from: those at which languages and databases part. The first are the simplest. */
final class SampledValues {

    private static final Map<Class<?>, List<Object>> OF_TYPES = Map.ofEntries(
            Map.entry(Boolean.class, List.of(false, true)),
            Map.entry(Byte.class,
                    List.of((byte) 0, (byte) 1, (byte) -1, (byte) 5, (byte) 100, Byte.MAX_VALUE, Byte.MIN_VALUE)),
            Map.entry(Short.class,
                    List.of((short) 0, (short) 1, (short) -1, (short) 300, Short.MAX_VALUE, Short.MIN_VALUE)),
            Map.entry(Integer.class, List.of(0, 1, 2, -1, 3, -7, 15, 25, 46_341, 1 << 24 | 1, Integer.MAX_VALUE,
                    Integer.MIN_VALUE, Integer.MIN_VALUE + 1)),
            Map.entry(Long.class,
                    List.of(0L, 1L, -1L, 2L, 3L, -7L, 45L, 3_037_000_500L, (1L << 53) + 1, -(1L << 53) - 1,
                            5_000_000_000_000_000_000L, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE,
                            Long.MIN_VALUE + 1)),
            Map.entry(Float.class, List.of(0f, 1f, -1f, 0.1f, 0.5f, 2.5f, -2.5f, -0.0f, 16_777_216f, Float.MAX_VALUE,
                    -Float.MAX_VALUE, Float.MIN_VALUE, 1e-30f)),
            Map.entry(Double.class,
                    List.of(0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, -2.5, -0.5, -0.0, 0.49999999999999994, 2.675,
                            3e9, 0x1p53, 0x1p62 + 1024, 0x1p63, -0x1p63, 1e300, -1e300, Double.MAX_VALUE,
                            -Double.MAX_VALUE,
                            Double.MIN_VALUE, -Double.MIN_VALUE, 1e-300)),
            Map.entry(BigDecimal.class, decimals("0", "1", "-1", "1.0", "1.00", "2.5", "-2.5", "0.1", "100", "1E+2",
                    "7.50", "-0.5", "9223372036854775808", "9223372036854775807.5", "0.000000000000001",
                    "12345678901234567890.123")),
            Map.entry(String.class,
                    List.of("", "a", "b", "A", "ab", "abc", " a ", "\uD83D\uDE00", "a\uD83D\uDE00b", "\uFF5E",
                            "\u00E9", "e\u0301", "a%b", "a_b", "\\", "a\nb", "stra\u00DFe", "\u039F\u03A3", "\u0130",
                            "[a]*?")),
            Map.entry(Colour.class, List.of(Colour.RED, Colour.GREEN, Colour.BLUE)),
            Map.entry(UUID.class,
                    List.of(new UUID(0, 0), new UUID(0, 1), new UUID(1, 0), new UUID(0, -1), new UUID(-1, 0),
                            new UUID(0x7fff_ffff_ffff_ffffL, -1), new UUID(-1, -1))),
            Map.entry(Instant.class, List.of(Instant.EPOCH, Instant.parse("2024-02-29T23:59:59.999999Z"),
                    Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z"),
                    Instant.parse("1969-12-31T23:59:59.999999Z"))),
            Map.entry(LocalDate.class, List.of(LocalDate.EPOCH, LocalDate.of(2024, 2, 29), LocalDate.of(1, 1, 1),
                    LocalDate.of(1582, 10, 10), LocalDate.of(9999, 12, 31))),
            Map.entry(LocalTime.class,
                    List.of(LocalTime.MIDNIGHT, LocalTime.NOON, LocalTime.of(23, 59, 59, 999_999_000),
                            LocalTime.of(0, 0, 0, 1_000))),
            Map.entry(LocalDateTime.class, List.of(LocalDateTime.of(1970, 1, 1, 0, 0),
                    LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_000), LocalDateTime.of(1, 1, 1, 0, 0),
                    LocalDateTime.of(1582, 10, 10, 2, 30), LocalDateTime.of(9999, 12, 31, 23, 59, 59))),
            Map.entry(Duration.class,
                    List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofNanos(-1), Duration.ofDays(1),
                            Duration.ofNanos(Long.MAX_VALUE), Duration.ofSeconds(-5, 5))),
            Map.entry(byte[].class,
                    List.of(new byte[0], new byte[] {0}, new byte[] {1}, new byte[] {1, 0}, new byte[] {-1},
                            new byte[] {127})));

    private static final List<Object> ODD_FLOATS =
            List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1f, Float.MAX_VALUE, -0.0f);
    private static final List<Object> ODD_DOUBLES = List.of(Double.NaN, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, 1.0, -0.0, Double.MAX_VALUE, 2.0);
    private static final List<Object> ODD_DECIMALS = decimals("1E+50", "-1E+50", "1E-40",
            "1234567890123456789012345678901234567890.5", "3", "7");

    private SampledValues() {
    }

    private static List<Object> decimals(String... texts) {
        return Arrays.stream(texts).<Object>map(BigDecimal::new).toList();
    }

    /** A value of a type, never null. */
    static Object any(Class<?> type, Choices choices) {
        return choices.from(Objects.requireNonNull(OF_TYPES.get(type), () -> "there are no values of " + type));
    }

    /** As {@link #any}, or a value that some databases cannot hold. */
    static Object anyOdd(Class<?> type, Choices choices) {
        return type == Double.class ? choices.from(ODD_DOUBLES) : type == Float.class ? choices.from(ODD_FLOATS)
                : type == BigDecimal.class ? choices.from(ODD_DECIMALS) : any(type, choices);
    }

    /** Rows that follow from decisions, with the keys from 1 on. */
    static List<Sampled> rows(int count, Choices choices) {
        List<Sampled> rows = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            List<Component> components = Sampled.SAMPLED.rowType().components();
            @Nullable Object[] values = new @Nullable Object[components.size()];
            for (Component component : components) {
                values[component.index()] = component.index() == 0 ? id : value(component, choices);
            }
            rows.add(Sampled.SAMPLED.rowType().create(values));
        }
        return rows;
    }

    private static @Nullable Object value(Component component, Choices choices) {
        boolean present = component.type().isPrimitive() || component.name().equals("other");
        if (!present && choices.oneIn(8)) {
            return null;
        }
        return switch (component.name()) {
            case "small" -> any(Short.class, choices);
            case "oddSingle" -> choices.from(ODD_FLOATS);
            case "oddReal" -> choices.from(ODD_DOUBLES);
            case "oddExact" -> choices.from(ODD_DECIMALS);
            default -> any(component.type(), choices);
        };
    }
}
