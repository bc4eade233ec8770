package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamenessTest {
    record Row(long id, double ratio, float volts, boolean open, char letter, @Nullable BigDecimal price,
            byte @Nullable [] image,
            @Nullable Row parent) {
    }

    record Name(String value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name name && name.value.equalsIgnoreCase(value);
        }

        @Override
        public int hashCode() {
            return value.toLowerCase(java.util.Locale.ROOT).hashCode();
        }
    }

    private static final Row ROW = row(0.0, 1f, "1.0", 1, null);

    private static Row row(double ratio, float volts, String price, int image, @Nullable Row parent) {
        return new Row(1, ratio, volts, true, 'c', new BigDecimal(price), new byte[] {(byte) image}, parent);
    }

    static Stream<Arguments> equalButNotSame() {
        return Stream.of(
                arguments(0.0, -0.0),
                arguments(0.0f, -0.0f),
                arguments(1, 1L),
                arguments(1.0, 1.0f),
                arguments(new BigDecimal("1.0"), new BigDecimal("1.00")),
                arguments(List.of(0.0), List.of(-0.0)),
                arguments(List.of(1), List.of(1L)),
                arguments(ROW, row(-0.0, 1f, "1.0", 1, null)),
                arguments(ROW, row(0.0, 1f, "1.00", 1, null)),
                arguments(row(0, 1, "1", 1, ROW), row(0, 1, "1", 1, row(-0.0, 1f, "1.0", 1, null))),
                arguments(row(0, -0f, "1", 1, null), row(0, 0f, "1", 1, null)));
    }

    @ParameterizedTest
    @MethodSource("equalButNotSame")
    void same_equalValuesThatLookDifferent_isFalse(Object a, Object b) {
        assertThat(Values.equal(a, b)).isTrue();
        assertThat(Values.hash(a)).isEqualTo(Values.hash(b));
        assertThat(Values.same(a, b)).isFalse();
        assertThat(Values.same(b, a)).isFalse();
    }

    static Stream<Arguments> same() {
        return Stream.of(
                arguments(Double.NaN, Double.longBitsToDouble(0x7ff8_0000_0000_0001L)),
                arguments(Float.NaN, Float.intBitsToFloat(0x7fc0_0001)),
                arguments(new BigDecimal("1.0"), new BigDecimal("1.0")),
                arguments(new byte[] {1, 2}, new byte[] {1, 2}),
                arguments(new ArrayList<>(Arrays.asList(1, null)), new LinkedList<>(Arrays.asList(1, null))),
                arguments(ROW, row(0.0, 1f, "1.0", 1, null)),
                arguments(row(Double.NaN, Float.NaN, "1.0", 1, ROW),
                        row(Double.longBitsToDouble(0xfff8_0000_0000_0001L), Float.intBitsToFloat(0x7fc0_0001), "1.0",
                                1, ROW)));
    }

    @ParameterizedTest
    @MethodSource("same")
    void same_valuesThatLookAlike_isTrue(Object a, Object b) {
        assertThat(Values.same(a, b)).isTrue();
        assertThat(Values.equal(a, b)).isTrue();
        assertThat(Values.compare(a, b)).isZero();
        assertThat(Values.hash(a)).isEqualTo(Values.hash(b));
    }

    @Test
    void same_differentValues_isFalse() {
        assertThat(Values.same(ROW, row(0.0, 1f, "1.0", 2, null))).isFalse();
        assertThat(Values.same(ROW, row(0.0, 1f, "1.0", 1, ROW))).isFalse();
        assertThat(Values.same(List.of(1, 2), List.of(1))).isFalse();
        assertThat(Values.same(List.of(1), List.of(2))).isFalse();
        assertThat(Values.same("a", 'a')).isFalse();
        assertThat(Values.same(1, "1")).isFalse();
        assertThat(Values.same(null, 1)).isFalse();
        assertThat(Values.same(1, null)).isFalse();
        assertThat(Values.same(null, null)).isTrue();
    }

    @Test
    void recordWithEqualsOfItsOwn_isComparedByItsComponents() {
        Name upper = new Name("A");
        Name lower = new Name("a");

        assertThat(upper).isEqualTo(lower);
        assertThat(Values.equal(upper, lower)).isFalse();
        assertThat(Values.same(upper, lower)).isFalse();
        assertThat(Values.compare(upper, lower)).isNegative();
    }

    @Test
    void equalOrBothNull_nulls_areOneGroup() {
        assertThat(Values.equalOrBothNull(null, null)).isTrue();
        assertThat(Values.equalOrBothNull(null, 0)).isFalse();
        assertThat(Values.equalOrBothNull(0, null)).isFalse();
        assertThat(Values.equalOrBothNull(1, 1.0)).isTrue();
        assertThat(Values.hash(null)).isZero();
    }
}
