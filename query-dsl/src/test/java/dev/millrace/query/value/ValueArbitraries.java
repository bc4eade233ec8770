package dev.millrace.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Generators of values in which equal, nearly equal and same values are frequent. */
final class ValueArbitraries {
    enum Suit {
        CLUBS, HEARTS, SPADES
    }

    /** Its constants have classes of their own. */
    enum Sign {
        MINUS {
        },
        PLUS {
        }
    }

    record Point(@Nullable Object x, double y) {
    }

    record Pair(@Nullable Object left, @Nullable Object right) {
    }

    record Mixture(int count, float ratio, boolean flag, char letter, @Nullable BigDecimal price,
            @Nullable Number any) {
    }

    private static final List<BigInteger> EDGES = List.of(
            BigInteger.ZERO,
            BigInteger.ONE.shiftLeft(31),
            BigInteger.ONE.shiftLeft(53),
            BigInteger.ONE.shiftLeft(61),
            BigInteger.ONE.shiftLeft(63),
            BigInteger.ONE.shiftLeft(64),
            BigInteger.ONE.shiftLeft(1024),
            BigInteger.TEN.pow(22),
            BigInteger.TEN.pow(308));

    private ValueArbitraries() {}

    /** Numbers of all types, often around the bounds of the types and often equal to one another. */
    static Arbitrary<Number> numbers() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, around(exactDecimals())),
                Tuple.of(4, around(edges())),
                Tuple.of(1, extremes()));
    }

    /** Finite numbers, as exact decimals of few digits. */
    static Arbitrary<BigDecimal> exactDecimals() {
        return Combinators.combine(Arbitraries.integers().between(-40, 40), Arbitraries.integers().between(-2, 3))
                .as((unscaled, scale) -> new BigDecimal(BigInteger.valueOf(unscaled), scale));
    }

    private static Arbitrary<BigDecimal> edges() {
        return Combinators.combine(Arbitraries.of(EDGES), Arbitraries.integers().between(-3, 3), Arbitraries.of(1, -1))
                .as((edge, offset, sign) -> new BigDecimal(
                        edge.add(BigInteger.valueOf(offset)).multiply(BigInteger.valueOf(sign))));
    }

    /** A decimal in any type, rounded if the type cannot hold it. */
    private static Arbitrary<Number> around(Arbitrary<BigDecimal> decimals) {
        return Combinators.combine(decimals, Arbitraries.integers().between(0, 9)).as(ValueArbitraries::as);
    }

    /** Pairs of numbers of any types that are equal, or neighbours, or any. */
    static Arbitrary<Tuple.Tuple2<Number, Number>> closeNumbers() {
        Arbitrary<Integer> types = Arbitraries.integers().between(0, 9);
        return Arbitraries.frequencyOf(
                Tuple.of(1, Combinators.combine(numbers(), numbers()).as(Tuple::of)),
                Tuple.of(2, Combinators.combine(Arbitraries.oneOf(exactDecimals(), edges()), types, types)
                        .as((value, a, b) -> Tuple.of(as(value, a), as(value, b)))));
    }

    private static Number as(BigDecimal value, int type) {
        return switch (type) {
            case 0 -> value.toBigInteger().byteValue();
            case 1 -> value.toBigInteger().shortValue();
            case 2 -> value.toBigInteger().intValue();
            case 3 -> value.toBigInteger().longValue();
            case 4 -> value.toBigInteger();
            case 5 -> value.floatValue();
            case 6 -> value.doubleValue();
            case 7 -> Math.nextUp(value.doubleValue());
            case 8 -> value.setScale(value.scale() + 2);
            default -> value;
        };
    }

    private static Arbitrary<Number> extremes() {
        return Arbitraries.of(
                0.0, -0.0, -0.0f, Double.NaN, Float.NaN, Double.longBitsToDouble(0x7ff8_0000_0000_0001L),
                Double.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
                Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, Float.MIN_VALUE,
                new BigDecimal(Double.MIN_VALUE),
                new BigDecimal("1E+1000000000"), new BigDecimal("-10E+999999999"), new BigDecimal("1E-1000000000"),
                new BigDecimal("0E+2147483647"), new BigDecimal("1E+400"), new BigDecimal("1E-400"));
    }

    /** Strings of units from the places where the order by unit and the order by code point differ. */
    static Arbitrary<String> strings() {
        return Arbitraries.strings()
                .withChars('a', 'b', '\u00e9', '\ud7ff', '\ud800', '\ud83d', '\udc00', '\ude00', '\udfff', '\ue000',
                        '\uffff')
                .ofMaxLength(4);
    }

    static Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                numbers(),
                numbers(),
                strings(),
                Arbitraries.of(Boolean.TRUE, Boolean.FALSE),
                Arbitraries.of(Suit.class),
                Arbitraries.of(Sign.class),
                Combinators.combine(Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE), Arbitraries.of(0L, -1L)).as(UUID::new),
                instants(),
                instants().map(i -> LocalDateTime.ofInstant(i, ZoneOffset.UTC)),
                instants().map(i -> LocalDate.ofInstant(i, ZoneOffset.UTC)),
                instants().map(i -> LocalTime.ofInstant(i, ZoneOffset.UTC)),
                Arbitraries.of(-1L, 0L, 60L).map(Duration::ofSeconds),
                Arbitraries.bytes().between((byte) -2, (byte) 1).array(byte[].class).ofMaxSize(3),
                Arbitraries.of('x', 'y'),
                Arbitraries.of(Year.of(1999), Year.of(2000)));
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.of(-1L, 0L, 86_400L).map(Instant::ofEpochSecond);
    }

    /** Values of all kinds, nested to a depth of two; nulls inside only. */
    static Arbitrary<Object> values() {
        return nest(nest(scalars()));
    }

    private static Arbitrary<Object> nest(Arbitrary<Object> inner) {
        Arbitrary<Object> nullable = inner.injectNull(0.1);
        return Arbitraries.frequencyOf(
                Tuple.of(5, inner),
                Tuple.of(1, nullable.list().ofMaxSize(3).map(list -> list)),
                Tuple.of(1, Combinators.combine(nullable, nullable).as(Pair::new)),
                Tuple.of(1, Combinators.combine(nullable, Arbitraries.of(0.0, -0.0, 1.5, Double.NaN)).as(Point::new)),
                Tuple.of(1, mixtures()));
    }

    private static Arbitrary<Mixture> mixtures() {
        return Combinators.combine(
                Arbitraries.integers().between(-1, 1), Arbitraries.of(0f, -0f, 1f, Float.NaN),
                Arbitraries.of(true, false),
                Arbitraries.of('a', '\uffff'), exactDecimals().injectNull(0.1), numbers().injectNull(0.1))
                .as(Mixture::new);
    }
}
