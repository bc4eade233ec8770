package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTypeDiffTest {

    private static final long ALL = -1;
    private static final double OTHER_NAN = Double.longBitsToDouble(0xfff8_0000_0000_0001L);
    private static final float OTHER_FLOAT_NAN = Float.intBitsToFloat(0xffc0_0001);

    private static final RowType<Values> VALUES = RowType.of(Values.class);
    private static final RowType<Wide> WIDE = RowType.of(Wide.class);
    private static final Values ROW =
            new Values(1, 2, (short) 3, (byte) 4, 1.5, 2.5f, true, 'c', "text", new BigDecimal("1.0"),
                    new byte[] {1}, 6, List.of(1));

    @Test
    void diff_sameObject_isNothing() {
        assertThat(VALUES.diff(ROW, ROW, ALL)).isZero();
    }

    @Test
    void diff_equalRows_isNothing() {
        Values copy =
                new Values(1, 2, (short) 3, (byte) 4, 1.5, 2.5f, true, 'c', "te".concat("xt"), new BigDecimal("1.0"),
                        new byte[] {1}, 6, new ArrayList<>(List.of(1)));

        assertThat(VALUES.diff(ROW, copy, ALL)).isZero();
    }

    @Test
    void diff_oneComponent_isItsBit() {
        assertThat(changed("i", 9)).isTrue();
        assertThat(changed("l", 9L)).isTrue();
        assertThat(changed("s", (short) 9)).isTrue();
        assertThat(changed("b", (byte) 9)).isTrue();
        assertThat(changed("d", 9.5)).isTrue();
        assertThat(changed("f", 9.5f)).isTrue();
        assertThat(changed("z", false)).isTrue();
        assertThat(changed("c", 'x')).isTrue();
        assertThat(changed("text", "other")).isTrue();
        assertThat(changed("boxed", null)).isTrue();
        assertThat(changed("list", List.of(2))).isTrue();
    }

    @Test
    void diff_notWanted_isNothing() {
        Component d = VALUES.component("d");
        Values after = with(ROW, "d", 9.5);

        assertThat(VALUES.diff(ROW, after, ALL & ~d.bit())).isZero();
        assertThat(VALUES.diff(ROW, after, 0)).isZero();
        assertThat(VALUES.diff(ROW, with(after, "i", 9), d.bit())).isEqualTo(d.bit());
    }

    @Test
    void diff_zeros_differBySign() {
        assertThat(VALUES.diff(with(ROW, "d", 0.0), with(ROW, "d", -0.0), ALL)).isEqualTo(VALUES.component("d").bit());
        assertThat(VALUES.diff(with(ROW, "f", 0.0f), with(ROW, "f", -0.0f), ALL))
                .isEqualTo(VALUES.component("f").bit());
    }

    @Test
    void diff_nans_areOne() {
        assertThat(VALUES.diff(with(ROW, "d", Double.NaN), with(ROW, "d", OTHER_NAN), ALL)).isZero();
        assertThat(VALUES.diff(with(ROW, "f", Float.NaN), with(ROW, "f", OTHER_FLOAT_NAN), ALL)).isZero();
        assertThat(changed("d", Double.NaN)).isTrue();
    }

    @Test
    void diff_decimals_differByScale() {
        assertThat(changed("decimal", new BigDecimal("1.00"))).isTrue();
        assertThat(changed("decimal", new BigDecimal("1.0"))).isFalse();
    }

    @Test
    void diff_bytes_differByContent() {
        assertThat(changed("bytes", new byte[] {2})).isTrue();
        assertThat(changed("bytes", new byte[] {1})).isFalse();
    }

    @Test
    void diff_nullAndNull_isNothing() {
        Values absent = with(ROW, "boxed", null);

        assertThat(VALUES.diff(absent, with(absent, "boxed", null), ALL)).isZero();
        assertThat(VALUES.diff(absent, ROW, ALL)).isEqualTo(VALUES.component("boxed").bit());
    }

    @Test
    void bit_beyondTheMask_isShared() {
        assertThat(WIDE.component("c62").bit()).isEqualTo(1L << 62);
        assertThat(WIDE.component("c63").bit()).isEqualTo(1L << 63);
        assertThat(WIDE.component("c64").bit()).isEqualTo(1L << 63);
        assertThat(WIDE.component("c69").bit()).isEqualTo(1L << 63);
    }

    @Property(tries = 200)
    void diff_copyWithAssignments_isTheUnionOfTheirBits(@ForAll @Size(max = 8) Set<@IntRange(max = 69) Integer> set,
            @ForAll long wanted) {
        Wide before = WIDE.create(IntStream.range(0, 70).boxed().toArray());
        List<Assignment<Wide>> assignments = set.stream()
                .map(index -> new Assignment<Wide>(WIDE.components().get(index), -1 - index)).toList();

        Wide after = WIDE.with(before, assignments);

        long bits = set.stream().mapToLong(index -> WIDE.components().get(index).bit()).reduce(0, (a, b) -> a | b);
        assertThat(WIDE.diff(before, after, ALL)).isEqualTo(bits);
        assertThat(WIDE.diff(after, before, wanted)).isEqualTo(bits & wanted);
    }

    /** Whether the row with one component replaced differs in this component, and in no other. */
    private static boolean changed(String name, @Nullable Object value) {
        long diff = VALUES.diff(ROW, with(ROW, name, value), ALL);
        assertThat(diff).isIn(0L, VALUES.component(name).bit());
        return diff != 0;
    }

    private static Values with(Values row, String name, @Nullable Object value) {
        return VALUES.with(row, List.of(new Assignment<>(VALUES.component(name), value)));
    }

    record Values(int i, long l, short s, byte b, double d, float f, boolean z, char c, String text, BigDecimal decimal,
            byte[] bytes,
            @Nullable Integer boxed, List<Integer> list) {
    }

    record Wide(
            int c0, int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9, int c10, int c11,
            int c12, int c13, int c14, int c15, int c16, int c17, int c18, int c19, int c20, int c21, int c22,
            int c23, int c24, int c25, int c26, int c27, int c28, int c29, int c30, int c31, int c32, int c33,
            int c34, int c35, int c36, int c37, int c38, int c39, int c40, int c41, int c42, int c43, int c44,
            int c45, int c46, int c47, int c48, int c49, int c50, int c51, int c52, int c53, int c54, int c55,
            int c56, int c57, int c58, int c59, int c60, int c61, int c62, int c63, int c64, int c65, int c66,
            int c67, int c68, int c69) {
    }
}
