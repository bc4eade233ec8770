package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalFormTest {
    record Reading(double celsius, float volts, @Nullable BigDecimal price, int count) {
    }

    record Batch(String name, List<Reading> readings) {
    }

    record Columns(Number any, Integer own, Object object, List<Integer> ints, List<? extends Number> numbers,
            Comparable<?> key,
            List<List<Number>> nested) {
    }

    record Generic<T, N extends Number, I extends Integer>(T free, N number, I integer) {
    }

    record Open(Object value) {
    }

    record Tree<T>(T value, List<Tree<T>> children) {
    }

    record Grove(Tree<Short> shorts, Tree<?> others) {
    }

    /** A list of its own kind. */
    private static final class Turtles extends AbstractList<Turtles> {
        private final List<Turtles> all;

        Turtles(List<Turtles> all) {
            this.all = all;
        }

        @Override
        public Turtles get(int index) {
            return all.get(index);
        }

        @Override
        public int size() {
            return all.size();
        }
    }

    /** Takes only temperatures written with a sign. */
    record Fussy(double value) {
        Fussy {
            if (Double.doubleToRawLongBits(value) == 0) {
                throw new IllegalStateException("unsigned zero");
            }
        }
    }

    record Hash(byte[] content, @Nullable List<Object> path) {
    }

    static Stream<Arguments> ownType() {
        return Stream.of(
                arguments(-0.0, 0.0),
                arguments(-0.0f, 0.0f),
                arguments(Double.longBitsToDouble(0xfff8_0000_0000_0001L), Double.NaN),
                arguments(Float.intBitsToFloat(0xffc0_0001), Float.NaN),
                arguments(new BigDecimal("1.00"), BigDecimal.ONE),
                arguments(new BigDecimal("100"), new BigDecimal("1E+2")),
                arguments(new BigDecimal("0E3"), BigDecimal.ZERO),
                arguments(new BigDecimal("0.000"), BigDecimal.ZERO),
                arguments(new BigDecimal("-0.50"), new BigDecimal("-0.5")),
                arguments(new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE),
                        new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE)),
                arguments(new BigDecimal(BigInteger.valueOf(700), Integer.MIN_VALUE + 1),
                        new BigDecimal(BigInteger.valueOf(70), Integer.MIN_VALUE)),
                arguments(new BigDecimal(BigInteger.valueOf(100), Integer.MAX_VALUE), new BigDecimal("1E-2147483645")));
    }

    @ParameterizedTest
    @MethodSource("ownType")
    void canonical_number_keepsItsType(Number value, Number expected) {
        Number canonical = Values.canonical(value);

        assertThat(canonical).isEqualTo(expected).hasSameClassAs(value);
        assertThat(Values.canonical(canonical)).isSameAs(canonical);
        if (expected instanceof Double) {
            assertThat(Double.doubleToRawLongBits(canonical.doubleValue()))
                    .isEqualTo(Double.doubleToRawLongBits(expected.doubleValue()));
        }
    }

    @Property(tries = 300)
    void strip_anyDigitsAndZeros_keepsTheValueAndNoZero(@ForAll long digits, @ForAll @IntRange(max = 300) int zeros,
            @ForAll @IntRange(min = -2000, max = 2000) int scale, @ForAll boolean lowestScale) {
        int own = lowestScale ? Integer.MIN_VALUE + zeros / 2 : scale;
        BigDecimal value = new BigDecimal(BigInteger.valueOf(digits).multiply(BigInteger.TEN.pow(zeros)), own);

        BigDecimal stripped = CanonicalForm.strip(value);

        assertThat(stripped).isEqualByComparingTo(value);
        boolean zeroLeft = stripped.unscaledValue().mod(BigInteger.TEN).signum() == 0;
        assertThat(!zeroLeft || digits == 0 || stripped.scale() == Integer.MIN_VALUE).isTrue();
        assertThat(CanonicalForm.strip(stripped)).isSameAs(stripped);
    }

    @Test
    void strip_aMillionZeros_isFast() {
        BigDecimal value = new BigDecimal(BigInteger.TEN.pow(1_000_000));

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> assertThat(Values.canonical(value)).isEqualTo(new BigDecimal("1E+1000000")));
    }

    static Stream<Arguments> mixed() {
        return Stream.of(
                arguments((byte) 7, 7L),
                arguments((short) 7, 7L),
                arguments(7, 7L),
                arguments(7f, 7L),
                arguments(7.0, 7L),
                arguments(-0.0, 0L),
                arguments(BigInteger.valueOf(7), 7L),
                arguments(new BigDecimal("7.00"), 7L),
                arguments(new BigDecimal("7E+2"), 700L),
                arguments(new BigDecimal("9223372036854775807"), Long.MAX_VALUE),
                arguments(new BigDecimal("9223372036854775808"), 0x1p63),
                arguments(new BigDecimal("-9223372036854775808"), Long.MIN_VALUE),
                arguments(new BigDecimal("9223372036854775809"), new BigDecimal("9223372036854775809")),
                arguments(0x1p63, 0x1p63),
                arguments(-0x1p63, Long.MIN_VALUE),
                arguments(BigInteger.ONE.shiftLeft(64), 0x1p64),
                arguments(BigInteger.TEN.pow(30), new BigDecimal("1E+30")),
                arguments(0.5f, 0.5),
                arguments(0.1f, (double) 0.1f),
                arguments(new BigDecimal("0.50"), 0.5),
                arguments(new BigDecimal("0.10"), new BigDecimal("0.1")),
                arguments(new BigDecimal("1E+400"), new BigDecimal("1E+400")),
                arguments(new BigDecimal("1E-400"), new BigDecimal("1E-400")),
                arguments(Float.NaN, Double.NaN),
                arguments(Float.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("mixed")
    void canonicalMixed_number_isTheFirstTypeThatHoldsIt(Number value, Number expected) {
        assertThat(Values.canonicalMixed(value)).isEqualTo(expected);
    }

    @Test
    void canonical_valuesInForm_areReturnedThemselves() {
        Object[] values = {1, 1L, 0.0, Double.NaN, 1.5f, BigInteger.TEN, new BigDecimal("1.5"), "a", 'c',
            new byte[] {1}, List.of(1, 2.5),
            new ArrayList<>(List.of(1)), new Reading(1.5, 0, null, 3),
            new Batch("b", List.of(new Reading(1, 2, BigDecimal.ONE, 3)))};

        for (Object value : values) {
            assertThat(Values.canonical(value)).isSameAs(value);
        }
        assertThat(Values.<@Nullable Object>canonical(null)).isNull();
        assertThat(Values.canonicalMixed(null)).isNull();
    }

    @Test
    void canonical_nestedValues_areRebuiltAtEveryDepth() {
        Batch batch = new Batch("b", Arrays.asList(new Reading(-0.0, -0.0f, new BigDecimal("2.50"), 3), null));

        Batch canonical = Values.canonical(batch);

        assertThat(canonical.readings()).containsExactly(new Reading(0.0, 0.0f, new BigDecimal("2.5"), 3), null);
        assertThatThrownBy(() -> canonical.readings().add(null)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Values.canonical(canonical)).isSameAs(canonical);
    }

    @Test
    void canonical_linkedListWhoseLastElementChanges_keepsTheOthers() {
        List<Object> list = new LinkedList<>(List.of("a", 1, -0.0));

        assertThat(Values.canonical(list)).containsExactly("a", 1, 0.0);
        assertThat(list).containsExactly("a", 1, -0.0);
    }

    @Test
    void canonicalMixed_recordComponents_changeTypeOnlyWhereTheDeclarationMixes() {
        Columns columns = new Columns(1, 1, 1, List.of(1), List.of(1), 1, List.of(List.of(1)));

        assertThat(Values.canonicalMixed(columns))
                .isEqualTo(new Columns(1L, 1, 1L, List.of(1), List.of(1L), 1L, List.of(List.of(1L))));
        assertThat(Values.canonicalMixed(List.of(1, List.of(2.0)))).isEqualTo(List.of(1L, List.of(2L)));
    }

    @Test
    void canonicalMixed_underATypeVariable_keepsTheType() {
        Generic<Double, BigDecimal, Integer> scaled = new Generic<>(-0.0, new BigDecimal("1.50"), 1);

        assertThat(Values.canonicalMixed(new Generic<>(1, 1, 1))).isEqualTo(new Generic<>(1, 1, 1));
        assertThat(Values.canonicalMixed(scaled)).isEqualTo(new Generic<>(0.0, new BigDecimal("1.5"), 1));
        assertThat(Values.canonicalMixed(new Generic<>(List.of(1), 1, 1))).isEqualTo(new Generic<>(List.of(1), 1, 1));
        assertThat(Values.canonicalMixed(new Generic<>(new Open(1), 1, 1)))
                .isEqualTo(new Generic<>(new Open(1L), 1, 1));
    }

    @Test
    void isCanonicalMixed_underATypeVariable_isNotOneFormOfAll() {
        assertThat(Values.isCanonicalMixed(new Tree<>((short) 1, List.of()))).isFalse();
        assertThat(Values.isCanonicalMixed(new Tree<>(1L, List.of()))).isFalse();
        assertThat(Values.isCanonicalMixed(new Tree<>("a", List.of(new Tree<>("b", List.of()))))).isTrue();
    }

    @Test
    void isCanonicalMixed_ofAKnownTypeArgument_isOneFormOfAll() {
        Tree<Short> shorts = new Tree<>((short) 1, List.of(new Tree<>((short) 2, List.of())));
        Tree<Number> numbers = new Tree<>(1, List.of());

        assertThat(Values.isCanonicalMixed(new Grove(shorts, new Tree<>("a", List.of())))).isTrue();
        assertThat(Values.isCanonicalMixed(new Grove(shorts, numbers))).isFalse();
    }

    @Test
    void canonicalMixed_variableThatItsOwnBoundReads_isReadOnce() {
        record Listed<T extends List<T>>(T own) {
        }

        Object listed = new Listed<>(new Turtles(List.of()));
        assertThat(Values.canonicalMixed(listed)).isSameAs(listed);
    }

    @Test
    void canonical_constructorThatRefusesTheForm_isAsItCame() {
        List<Object> list = List.of(new Fussy(-0.0), -0.0);

        assertThat(Values.canonical(new Fussy(-0.0))).isEqualTo(new Fussy(-0.0));
        assertThat(Values.canonical(new Fussy(-1.0))).isEqualTo(new Fussy(-1.0));
        assertThat(Values.canonicalMixed(list)).isEqualTo(List.of(new Fussy(-0.0), 0L));
        assertThat(Values.canonicalKey(list)).isEqualTo(List.of(new Fussy(-0.0), 0.0));
    }

    @Test
    void isCanonical_seesWhatARefusingConstructorKept() {
        record Around(Object inner, List<Object> list) {
        }

        assertThat(Values.isCanonical(new Around(1, List.of(0.0, 1)))).isTrue();
        assertThat(Values.isCanonicalMixed(new Around(1L, List.of(0L, 1L)))).isTrue();
        assertThat(Values.isCanonicalMixed(new Around(1, List.of()))).isFalse();
        assertThat(Values.isCanonical(new Around(new Fussy(-0.0), List.of()))).isFalse();
        assertThat(Values.isCanonical(new Around("a", List.of(new Fussy(-0.0))))).isFalse();
        assertThat(Values.isCanonical(new Reading(-0.0, 0, null, 0))).isFalse();
        assertThat(Values.isCanonical(Map.of("a", -0.0))).isFalse();
        assertThat(Values.isCanonical(null)).isTrue();
    }

    @Test
    void canonicalKey_mutableParts_areCopied() {
        byte[] content = {1, 2};
        List<Object> path = new ArrayList<>(List.of("a", -0.0));
        Hash key = new Hash(content, path);

        Hash kept = Values.canonicalKey(key);
        content[0] = 9;
        path.clear();

        assertThat(kept.content()).containsExactly(1, 2);
        assertThat(kept.path()).containsExactly("a", 0.0);
        assertThatThrownBy(() -> Objects.requireNonNull(kept.path()).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void canonicalKey_listsInForm_areCopiedUnlessImmutable() {
        List<Object> mutable = new ArrayList<>(Arrays.asList("a", null));
        List<Object> immutable = List.of("a", 1);

        List<Object> kept = Values.canonicalKey(mutable);
        mutable.clear();

        assertThat(kept).containsExactly("a", null);
        assertThatThrownBy(kept::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Values.canonicalKey(immutable)).isSameAs(immutable);
        assertThat(Values.canonicalKey(new byte[] {1})).containsExactly(1);
        assertThat(Values.canonicalKey(-0.0)).isEqualTo(0.0);
        assertThat(Values.canonicalKey(42)).isEqualTo(42);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void canonicalKey_null_isRefused() {
        assertThatThrownBy(() -> Values.canonicalKey(null)).isInstanceOf(NullPointerException.class)
                .hasMessageContaining("A key is null");
    }
}
