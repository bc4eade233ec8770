package dev.millrace.query.json;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowType;

/** Generators of values of the whole domain, with those that JSON is known to lose. */
final class JsonArbitraries {

    private JsonArbitraries() {
    }

    static Arbitrary<Everything> rows() {
        return rows(leaves()).flatMap(inner -> rows(Arbitraries.just(List.of(inner))));
    }

    private static Arbitrary<List<@Nullable Everything>> leaves() {
        return Arbitraries.just(List.of());
    }

    private static Arbitrary<Everything> rows(Arbitrary<List<@Nullable Everything>> inner) {
        List<Arbitrary<@Nullable Object>> parts = new ArrayList<>();
        for (RecordComponent component : Everything.class.getRecordComponents()) {
            Arbitrary<?> part = component.getName().equals("more") ? inner : part(component);
            parts.add(part.map(value -> (Object) value).injectNull(component.getType().isPrimitive() ? 0 : 0.1));
        }
        return Combinators.combine(parts).as(values -> RowType.of(Everything.class).create(values.toArray()));
    }

    private static Arbitrary<?> part(RecordComponent component) {
        return switch (component.getName()) {
            case "place" -> places();
            case "places" -> places().injectNull(0.2).list().ofMaxSize(3);
            case "table" -> decimals().injectNull(0.2).list().ofMaxSize(3).injectNull(0.2).list().ofMaxSize(3);
            default -> scalars(component.getType());
        };
    }

    private static Arbitrary<Everything.Place> places() {
        return Combinators.combine(strings().injectNull(0.1), doubles()).as(Everything.Place::new);
    }

    static Arbitrary<?> scalars(Class<?> type) {
        if (type == byte.class || type == Byte.class) {
            return Arbitraries.bytes();
        } else if (type == short.class || type == Short.class) {
            return Arbitraries.shorts();
        } else if (type == int.class || type == Integer.class) {
            return Arbitraries.integers();
        } else if (type == long.class || type == Long.class) {
            return longs();
        } else if (type == float.class || type == Float.class) {
            return floats();
        } else if (type == double.class || type == Double.class) {
            return doubles();
        } else if (type == boolean.class || type == Boolean.class) {
            return Arbitraries.of(true, false);
        } else if (type == char.class || type == Character.class) {
            return Arbitraries.chars();
        } else if (type == BigInteger.class) {
            return integers();
        } else if (type == BigDecimal.class) {
            return decimals();
        } else if (type == String.class) {
            return strings();
        } else if (type == Everything.Suit.class) {
            return Arbitraries.of(Everything.Suit.class);
        } else if (type == UUID.class) {
            return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        } else if (type == Duration.class) {
            return durations();
        } else if (type == byte[].class) {
            return Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
        }
        return times(type);
    }

    private static Arbitrary<?> times(Class<?> type) {
        Arbitrary<Instant> instants = instants();
        if (type == Instant.class) {
            return instants;
        }
        Arbitrary<LocalDateTime> dateTimes = Arbitraries.frequencyOf(
                Tuple.of(9, instants.map(i -> LocalDateTime.ofEpochSecond(
                        Math.floorMod(i.getEpochSecond(), 300_000_000_000L), i.getNano(), ZoneOffset.UTC))),
                Tuple.of(1, Arbitraries.of(LocalDateTime.MIN, LocalDateTime.MAX)));
        if (type == LocalDateTime.class) {
            return dateTimes;
        } else if (type == LocalDate.class) {
            return dateTimes.map(LocalDateTime::toLocalDate);
        } else if (type == LocalTime.class) {
            return dateTimes.map(LocalDateTime::toLocalTime);
        }
        throw new IllegalArgumentException(String.valueOf(type));
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.longs().between(-100_000_000_000L, 300_000_000_000L), nanos())
                        .as(Instant::ofEpochSecond),
                Arbitraries.of(Instant.MIN, Instant.MAX, Instant.EPOCH));
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.longs().between(-1_000_000, 1_000_000), nanos())
                        .as(Duration::ofSeconds),
                Arbitraries.of(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofSeconds(Long.MIN_VALUE),
                        Duration.ofSeconds(Long.MIN_VALUE, 1), Duration.ofSeconds(-1, 1), Duration.ZERO));
    }

    private static Arbitrary<Long> nanos() {
        return Arbitraries.of(0L, 1L, 1_000L, 500_000_000L, 999_999_999L);
    }

    static Arbitrary<Long> longs() {
        return Arbitraries.oneOf(Arbitraries.longs(),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, -(1L << 53) - 1));
    }

    private static Arbitrary<BigInteger> integers() {
        return Arbitraries.oneOf(Arbitraries.bigIntegers(), Arbitraries.of(BigInteger.ONE.shiftLeft(63),
                BigInteger.ONE.shiftLeft(5_000).negate()));
    }

    static Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.of(0.0, -0.0, 0.1, 1.0, 1e16, -1e-5, Double.NaN, Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE));
    }

    private static Arbitrary<Float> floats() {
        return Arbitraries.oneOf(Arbitraries.integers().map(Float::intBitsToFloat),
                Arbitraries.of(0f, -0f, 0.1f, 16_777_217f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
                        Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE));
    }

    static Arbitrary<BigDecimal> decimals() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers().between(-30, 30))
                        .as(BigDecimal::new),
                Arbitraries.of(new BigDecimal("1.50"), new BigDecimal("0.00"), new BigDecimal("1E+2"),
                        new BigDecimal("100"), new BigDecimal(Double.MIN_VALUE), new BigDecimal("1E+1000000000"),
                        new BigDecimal("-12345E-2147483647"), new BigDecimal("0E+2147483647"),
                        new BigDecimal(BigInteger.valueOf(12_345), Integer.MIN_VALUE),
                        new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE),
                        new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE)));
    }

    static Arbitrary<String> strings() {
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(10),
                Arbitraries.strings().withChars('a', '"', '\\', '\0', '\n', '\u00e9', '\ud800', '\ud83d', '\udc00',
                        '\ude00', '\uffff', '\u2028').ofMaxLength(6),
                Arbitraries.of("NaN", "null", "", "/a~b"));
    }

    /** Values of all types, in lists and in records whose components do not tell what they hold. */
    static Arbitrary<@Nullable Object> values() {
        List<Arbitrary<@Nullable Object>> scalars = new ArrayList<>();
        for (Class<?> type : List.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class,
                Boolean.class, Character.class, BigInteger.class, BigDecimal.class, String.class, Everything.Suit.class,
                UUID.class, Instant.class, LocalDate.class, LocalTime.class, LocalDateTime.class, Duration.class,
                byte[].class)) {
            scalars.add(scalars(type).map(value -> (Object) value));
        }
        scalars.add(places().map(value -> (Object) value));
        return nest(nest(Arbitraries.oneOf(scalars).injectNull(0.05)));
    }

    private static Arbitrary<@Nullable Object> nest(Arbitrary<@Nullable Object> inner) {
        return Arbitraries.frequencyOf(
                Tuple.of(5, inner),
                Tuple.of(1, inner.list().ofMaxSize(3).map(list -> list)),
                Tuple.of(1, Combinators.combine(inner, inner).as(Open::new)));
    }

    /** Says nothing of its values. */
    record Open(@Nullable Object left, @Nullable Object right) {
    }
}
