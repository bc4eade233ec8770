package dev.millrace.engine.internal.aggregate;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;

/** A row of one value of each type, also of those that are not boxed, and the values at which implementations part. */
record Sample(long id, @Nullable Integer small, @Nullable Long large, @Nullable Short tiny, @Nullable Byte least,
        long whole, int bareInt, short bareShort, byte bareByte, float bareFloat,
        @Nullable Double real, @Nullable Float single, double exact, @Nullable BigDecimal decimal,
        @Nullable BigInteger integer, @Nullable Number number, @Nullable String text, @Nullable Boolean flag,
        @Nullable Colour colour, @Nullable UUID uuid, @Nullable Instant instant, @Nullable LocalDate date,
        @Nullable LocalTime time, @Nullable LocalDateTime local, @Nullable Duration duration, byte @Nullable [] bytes,
        @Nullable Point point, @Nullable Signed signed, @Nullable List<Double> list) {

    /** An enum whose declaration order is not that of its names. */
    enum Colour {
        RED, GREEN, BLUE
    }

    /** A record with parts that are shown in one form. */
    record Point(double x, @Nullable BigDecimal y) {
    }

    /** A record that refuses that form. */
    record Signed(double x, int y) {
        Signed {
            if (1 / x == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("zero has a sign here");
            }
        }
    }

    static final RowType<Sample> TYPE = RowType.of(Sample.class);
    static final RelationRef<Sample> SAMPLES = new RelationRef<>("samples", TYPE, TYPE.component("id"));

    private static final double OTHER_NAN = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);

    private static final Map<Class<?>, List<Object>> CORNERS = Map.ofEntries(
            Map.entry(Integer.class, List.of(0, 1, -1, 7, 3, Integer.MAX_VALUE, Integer.MIN_VALUE)),
            Map.entry(Long.class,
                    List.of(0L, 1L, -1L, 5L, 12L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, (1L << 53) + 1,
                            -(1L << 53) - 1, 3_037_000_500L, 94_906_267L)),
            Map.entry(Short.class, List.of((short) 0, (short) 1, Short.MAX_VALUE, Short.MIN_VALUE)),
            Map.entry(Byte.class, List.of((byte) 0, (byte) 1, Byte.MAX_VALUE, Byte.MIN_VALUE)),
            Map.entry(Double.class,
                    List.of(0.0, -0.0, 1.0, 0.1, 0.2, -2.5, 3.0, 1e15, 1e15 + 1, 1e300, -1e300, Double.MAX_VALUE,
                            -Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_VALUE, 3 * Double.MIN_VALUE,
                            Double.MIN_NORMAL, 1e-160, 0x1p-537, 0x1.8p-538, 0x1p53, 0x1p63, Double.NaN, OTHER_NAN,
                            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)),
            Map.entry(Float.class,
                    List.of(0f, -0f, 1f, 0.1f, Float.MAX_VALUE, Float.MIN_VALUE, -Float.MIN_VALUE, Float.NaN,
                            Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)),
            Map.entry(BigDecimal.class,
                    decimals("0", "0.00", "1", "1.0", "1.00", "-1", "2.5", "0.10", "1E+2", "100", "1E+40", "-1E40",
                            "0.0000000000000000000000000000000000000001", "12345678901234567890.123",
                            "9223372036854775808")),
            Map.entry(BigInteger.class,
                    List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO.pow(64), BigInteger.TEN.pow(50).negate())),
            Map.entry(Number.class,
                    List.of(0, -0.0, 1, 1L, 1.0, 1f, new BigDecimal("1.00"), BigInteger.ONE, 0.1f, 0.1,
                            new BigDecimal("0.1"), Long.MAX_VALUE, 0x1p63, Double.NaN, Float.NaN,
                            Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, (short) 3, (byte) -3)),
            Map.entry(String.class,
                    List.of("a", "A", "b", "B", "\u00e4", "a\u0308", "ab", "", " a ", "\uD83D\uDE00", "\uFF5E",
                            "\u00E9", "e\u0301", "co-op", "coop")),
            Map.entry(Boolean.class, List.of(false, true)),
            Map.entry(Colour.class, List.of(Colour.RED, Colour.GREEN, Colour.BLUE)),
            Map.entry(UUID.class, List.of(new UUID(0, 0), new UUID(0, -1), new UUID(-1, 0), new UUID(1, 0))),
            Map.entry(Instant.class, List.of(Instant.EPOCH, Instant.MIN, Instant.MAX)),
            Map.entry(LocalDate.class, List.of(LocalDate.EPOCH, LocalDate.MIN, LocalDate.of(1582, 10, 10))),
            Map.entry(LocalTime.class, List.of(LocalTime.NOON, LocalTime.MIDNIGHT, LocalTime.MAX)),
            Map.entry(LocalDateTime.class, List.of(LocalDateTime.MIN, LocalDateTime.MAX)),
            Map.entry(Duration.class, List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(1))),
            Map.entry(byte[].class, List.of(new byte[0], new byte[] {1}, new byte[] {1}, new byte[] {-1, 0})),
            Map.entry(Point.class,
                    List.of(new Point(0.0, BigDecimal.ONE), new Point(-0.0, new BigDecimal("1.00")),
                            new Point(1, null), new Point(OTHER_NAN, null), new Point(Double.NaN, null))),
            Map.entry(Signed.class,
                    List.of(new Signed(-0.0, 1), new Signed(-0.0, 1), new Signed(OTHER_NAN, 1), new Signed(1, 2),
                            new Signed(Double.NaN, 1))),
            Map.entry(List.class, List.of(List.of(), List.of(0.0), List.of(-0.0), List.of(1.0, 2.0), List.of(1.0))));

    /** Decimals that are far from each other, or long: they take their time. */
    private static final List<Object> FAR = decimals("1", "-1", "0.00", "0E+2000000000", "0E-2000000000", "1E147454",
            "1E147455", "1E-147455", "1E200000", "-1E200000", "1E2000000000", "-1E2000000000", "1E-2000000000",
            "1E-2147483647", "3E2147483647", "1E-1073741824", "1." + "0".repeat(150_000), "7".repeat(147_456));

    private static List<Object> decimals(String... texts) {
        return new ArrayList<>(Arrays.stream(texts).map(BigDecimal::new).toList());
    }

    /** A component by its name. */
    static Component component(String name) {
        return TYPE.component(name);
    }

    private static List<Object> present(Component component) {
        return Objects.requireNonNull(CORNERS.get(component.valueType()), component::toString);
    }

    /** The values a component is drawn from, null but for primitive types among them. */
    private static List<@Nullable Object> corners(Component component, Random random) {
        boolean isFar = component.valueType() == BigDecimal.class && random.nextInt(6) == 0;
        List<@Nullable Object> corners = new ArrayList<>(isFar ? FAR : present(component));
        if (component.nullable()) {
            corners.add(null);
        }
        return corners;
    }

    /** Few values of each component, so that they tie. */
    static List<List<@Nullable Object>> palettes(Random random) {
        List<List<@Nullable Object>> palettes = new ArrayList<>();
        int most = 1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 6);
        for (Component component : TYPE.components()) {
            List<@Nullable Object> palette = new ArrayList<>();
            List<@Nullable Object> corners = corners(component, random);
            for (int i = 0; i < most; i++) {
                palette.add(corners.get(random.nextInt(corners.size())));
            }
            palettes.add(palette);
        }
        return palettes;
    }

    /** A row of drawn values. */
    static Sample drawn(long id, List<List<@Nullable Object>> palettes, Random random) {
        @Nullable Object[] values =
                palettes.stream().map(palette -> palette.get(random.nextInt(palette.size()))).toArray();
        values[0] = id;
        return TYPE.create(values);
    }

    /** A row in which one component has a value, and the others have none or zero. */
    static Sample of(long id, String component, @Nullable Object value) {
        @Nullable Object[] values = new @Nullable Object[TYPE.components().size()];
        for (Component primitive : TYPE.components()) {
            if (!primitive.nullable()) {
                values[primitive.index()] = present(primitive).get(0);
            }
        }
        values[0] = id;
        values[component(component).index()] = value;
        return TYPE.create(values);
    }
}
