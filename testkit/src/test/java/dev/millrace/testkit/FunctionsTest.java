package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.greatest;
import static dev.millrace.query.QueryDsl.least;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Expr;
import dev.millrace.query.Ref;
import dev.millrace.query.RelationRef;

/** What functions give: the cases in which languages and databases differ. */
class FunctionsTest {

    /** One value of each type that functions take. */
    record Values(int id, byte tiny, short small, int whole, long big, float single, double real, BigDecimal exact,
            @Nullable String text, @Nullable String other, @Nullable Integer none) {
    }

    private static final RelationRef<Values> VALUES = RelationRef.of("values", Values.class, Values::id);

    private static final Values ROW = new Values(1, (byte) 100, (short) 30_000, -7, Long.MAX_VALUE, 1.5f, -2.5,
            new BigDecimal("7.50"), " aÄ😀b ", "x", null);

    private static @Nullable Object value(Values row, Function<Ref<Values>, Expr<?>> expression) {
        return ReferenceEvaluator.evaluate(from(VALUES).select(v -> cast(expression.apply(v))), Bindings.NONE,
                Map.of("values", List.of(row))).rows().get(0);
    }

    @SuppressWarnings("unchecked") // only the value is looked at
    private static Expr<Object> cast(Expr<?> expression) {
        return (Expr<Object>) expression;
    }

    private static void gives(@Nullable Object expected, Function<Ref<Values>, Expr<?>> expression) {
        assertThat(value(ROW, expression)).isEqualTo(expected);
    }

    private static Values text(@Nullable String text, @Nullable String other) {
        return new Values(1, (byte) 0, (short) 0, 0, 0, 0, 0, BigDecimal.ZERO, text, other, null);
    }

    private static Values real(double real) {
        return new Values(1, (byte) 0, (short) 0, 0, 0, 0, real, BigDecimal.ZERO, null, null, null);
    }

    @Test
    void arithmetic_staysInItsType_andIsNullWhereItLeavesTheRange() {
        gives(null, v -> v.get(Values::tiny).plus(100));
        gives((byte) -56, v -> v.get(Values::tiny).negate().plus(44));
        gives(null, v -> v.get(Values::small).times(2));
        gives(-8, v -> v.get(Values::whole).minus(1));
        gives(null, v -> v.get(Values::big).plus(1));
        gives(null, v -> v.get(Values::big).negate().minus(2));
        gives(Long.MIN_VALUE, v -> v.get(Values::big).negate().minus(1));
        gives(null, v -> v.get(Values::big).negate().minus(1).abs());
        gives(3.0f, v -> v.get(Values::single).times(2));
        gives(new BigDecimal("15.00"), v -> v.get(Values::exact).times(2));
        gives(-1.25, v -> v.get(Values::real).times(0.5));
    }

    @Test
    void decimals_ofHugeExponents_areNullOrThemselves() {
        Values huge = exact(new BigDecimal("1E+900000000"));
        Values tiny = exact(new BigDecimal("-1E-900000000"));

        assertThat(value(huge, v -> v.get(Values::exact).plus(1))).isNull();
        assertThat(value(huge, v -> v.get(Values::exact).mod(7))).isNull();
        assertThat(value(huge, v -> v.get(Values::exact).times(v.get(Values::exact)).times(v.get(Values::exact))))
                .isNull();
        assertThat(value(huge, v -> v.get(Values::exact).toInt())).isNull();
        assertThat(value(huge, v -> v.get(Values::exact).floor())).isEqualTo(new BigDecimal("1E+900000000"));
        assertThat(value(tiny, v -> v.get(Values::exact).floor())).isEqualTo(new BigDecimal("-1"));
        assertThat(value(tiny, v -> v.get(Values::exact).ceil())).isEqualTo(new BigDecimal("0"));
        assertThat(value(tiny, v -> v.get(Values::exact).toInt())).isEqualTo(0);
    }

    @Test
    void ilike_escapesByTheCharacterAsItIs() {
        assertThat(value(text("abc", null), v -> v.get(Values::text).ilike("ABC", 'B'))).isEqualTo(false);
        assertThat(value(text("ac", null), v -> v.get(Values::text).ilike("ABC", 'B'))).isEqualTo(true);
        assertThat(value(text("abc", null), v -> v.get(Values::text).ilike("abc", 'B'))).isEqualTo(true);
        assertThat(value(text("a%", null), v -> v.get(Values::text).ilike("A!%", '!'))).isEqualTo(true);
    }

    @Test
    void zeros_haveNoDigitsWhereverTheirPointIs() {
        for (String point : List.of("0E+50", "0E-50", "0E+900000000", "0E-900000000")) {
            Values zero = exact(new BigDecimal(point));
            assertThat(value(zero, v -> v.get(Values::exact).toLong())).isEqualTo(0L);
            assertThat(value(zero, v -> v.get(Values::exact).plus(1).toInt())).isEqualTo(1);
            assertThat(value(zero, v -> v.get(Values::exact).mod(7).toInt())).isEqualTo(0);
            assertThat(value(zero, v -> v.get(Values::exact).times(new BigDecimal("1E+2000000000")).toLong()))
                    .isEqualTo(0L);
        }
    }

    @Test
    void like_longTexts_takesNoStackAndLittleTime() {
        String text = "ab".repeat(50_000);

        assertThat(value(text(text, null), v -> v.get(Values::text).like("%y"))).isEqualTo(false);
        assertThat(value(text(text, null), v -> v.get(Values::text).like("%a%b%a%b%a%b%"))).isEqualTo(true);
        assertThat(value(text(text, text), v -> v.get(Values::text).like("a%ba_"))).isEqualTo(true);
    }

    private static Values exact(BigDecimal exact) {
        return new Values(1, (byte) 0, (short) 0, 0, 0, 0, 0, exact, null, null, null);
    }

    @Test
    void division_ofIntegersTruncates_byZeroIsNull() {
        gives(-3, v -> v.get(Values::whole).dividedBy(2));
        gives(-1, v -> v.get(Values::whole).mod(2));
        gives(-1, v -> v.get(Values::whole).mod(-2));
        gives(null, v -> v.get(Values::whole).dividedBy(0));
        gives(null, v -> v.get(Values::whole).mod(0));
        gives(null, v -> v.get(Values::real).dividedBy(0));
        gives(null, v -> v.get(Values::real).dividedBy(-0.0));
        gives(null, v -> v.get(Values::big).negate().minus(1).dividedBy(-1));
        gives(new BigDecimal("2.50"), v -> v.get(Values::exact).dividedBy(3));
        gives(new BigDecimal("1.071428571428571428571428571428571"), v -> v.get(Values::exact).dividedBy(7));
        gives(new BigDecimal("1.50"), v -> v.get(Values::exact).mod(2));
        gives(-0.5, v -> v.get(Values::real).mod(2));
    }

    @Test
    void doubles_thatLoseThemselves_areNull_infinitiesStay() {
        assertThat(value(real(Double.MAX_VALUE), v -> v.get(Values::real).times(10))).isNull();
        assertThat(value(real(Double.POSITIVE_INFINITY), v -> v.get(Values::real).times(10)))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value(real(Double.NaN), v -> v.get(Values::real).plus(1))).isEqualTo(Double.NaN);
        assertThat(value(real(Double.NaN), v -> v.get(Values::real).toDecimal())).isNull();
        assertThat(value(real(1e300), v -> v.get(Values::real).toLong())).isNull();
        assertThat(value(real(0.1), v -> v.get(Values::real).toDecimal())).isEqualTo(new BigDecimal(0.1));
    }

    @Test
    void rounding_goesAwayFromZeroAtHalves() {
        gives(-3.0, v -> v.get(Values::real).round());
        gives(-3.0, v -> v.get(Values::real).floor());
        gives(-2.0, v -> v.get(Values::real).ceil());
        gives(-2, v -> v.get(Values::real).toInt());
        gives(new BigDecimal("8"), v -> v.get(Values::exact).round());
        gives(new BigDecimal("7.50"), v -> v.get(Values::exact).round(5));
        gives(new BigDecimal("1E+1"), v -> v.get(Values::exact).round(-1));
        gives(-10, v -> v.get(Values::whole).round(-1));
        gives(0, v -> v.get(Values::whole).round(-2));
        gives(0, v -> v.get(Values::whole).round(Integer.MIN_VALUE));
        gives(null, v -> v.get(Values::big).round(-19));
        gives(0L, v -> v.get(Values::big).minus(5_000_000_000_000_000_000L).round(-19));
        gives(0L, v -> v.get(Values::big).round(-2_000_000_000));
        gives(-0.0 + 0.0, v -> v.get(Values::real).round(Integer.MIN_VALUE));
        gives(new BigDecimal("0"), v -> v.get(Values::exact).round(Integer.MIN_VALUE));
        gives(-7, v -> v.get(Values::whole).floor());
        assertThat(value(real(2.675), v -> v.get(Values::real).round(2))).isEqualTo(2.67);
        assertThat(value(real(Double.NEGATIVE_INFINITY), v -> v.get(Values::real).round()))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void strings_areOfCodePoints() {
        gives(6, v -> v.get(Values::text).length());
        gives("aÄ😀b", v -> v.get(Values::text).trim());
        gives(" AÄ😀B ", v -> v.get(Values::text).upper());
        gives(" aä😀b ", v -> v.get(Values::text).lower());
        gives("😀b", v -> v.get(Values::text).substring(4, 2));
        gives("b ", v -> v.get(Values::text).substring(5));
        gives(" a", v -> v.get(Values::text).substring(-1, 4));
        gives("", v -> v.get(Values::text).substring(9));
        gives("", v -> v.get(Values::text).substring(2, 0));
        gives(null, v -> v.get(Values::text).substring(2, -1));
        gives("", v -> v.get(Values::text).substring(Integer.MAX_VALUE, Integer.MAX_VALUE));
        gives("STRASSE", v -> v.get(Values::other).replace("x", "straße").upper());
    }

    @Test
    void concat_takesNullForNothing_replaceLeavesTheEmptyPart() {
        assertThat(value(text(null, "b"), v -> v.get(Values::text).concat(v.get(Values::other)))).isEqualTo("b");
        assertThat(value(text(null, null), v -> v.get(Values::text).concat(v.get(Values::other)))).isEqualTo("");
        assertThat(value(text("aaa", null), v -> v.get(Values::text).replace("aa", "b"))).isEqualTo("ba");
        assertThat(value(text("aaa", null), v -> v.get(Values::text).replace("", "b"))).isEqualTo("aaa");
        assertThat(value(text(null, null), v -> v.get(Values::text).replace("a", "b"))).isNull();
    }

    @Test
    void like_matchesWholeTextsByCodePoint() {
        assertThat(like("abc", "abc")).isTrue();
        assertThat(like("abc", "ab")).isFalse();
        assertThat(like("abc", "a%")).isTrue();
        assertThat(like("abc", "%b%")).isTrue();
        assertThat(like("abc", "_b_")).isTrue();
        assertThat(like("😀", "_")).isTrue();
        assertThat(like("", "%")).isTrue();
        assertThat(like("", "_")).isFalse();
        assertThat(like("a%c", "a\\%c")).isTrue();
        assertThat(like("abc", "a\\%c")).isFalse();
        assertThat(like("a\\", "a\\\\")).isTrue();
        assertThat(like("a\nb", "a%b")).isTrue();
        assertThat(like("abc", "abc\\")).isNull();
        assertThat(like("ABC", "abc")).isFalse();
        assertThat(value(text("A_C", null), v -> v.get(Values::text).ilike("a\\_c"))).isEqualTo(true);
        assertThat(value(text("a%", null), v -> v.get(Values::text).like("a!%", '!'))).isEqualTo(true);
        assertThat(like(null, "%")).isNull();
    }

    private static @Nullable Boolean like(@Nullable String text, String pattern) {
        return (Boolean) value(text(text, null), v -> v.get(Values::text).like(pattern));
    }

    @Test
    void between_in_andDistinct_followThreeValuedLogic() {
        gives(true, v -> v.get(Values::whole).between(-7, 0));
        gives(false, v -> v.get(Values::whole).between(0, -7));
        gives(null, v -> v.get(Values::none).between(0, 1));
        gives(false, v -> v.get(Values::whole).between(v.get(Values::none), v.get(Values::whole).minus(1)));
        gives(null, v -> v.get(Values::whole).between(v.get(Values::none), v.get(Values::whole)));
        gives(true, v -> v.get(Values::whole).in(Arrays.asList(null, -7)));
        gives(null, v -> v.get(Values::whole).in(Arrays.asList(null, 7)));
        gives(false, v -> v.get(Values::whole).in(List.of(7)));
        gives(null, v -> v.get(Values::none).in(List.of(7)));
        gives(false, v -> v.get(Values::none).in(List.of()));
        gives(true, v -> v.get(Values::none).isDistinctFrom(7));
        gives(false, v -> v.get(Values::none).isDistinctFrom((Integer) null));
        gives(true, v -> v.get(Values::whole).isDistinctFrom(v.get(Values::none)));
    }

    @Test
    void conditionals() {
        gives(null, v -> v.get(Values::whole).nullIf(-7));
        gives(-7, v -> v.get(Values::whole).nullIf(7));
        gives(null, v -> v.get(Values::none).nullIf(7));
        gives(-7, v -> v.get(Values::none).coalesce(v.get(Values::whole)));
        gives(-7, v -> least(v.get(Values::whole), v.get(Values::whole).plus(3)));
        gives(-4, v -> greatest(v.get(Values::whole), v.get(Values::whole).plus(3)));
        gives(null, v -> least(v.get(Values::whole), v.get(Values::none)));
        gives("neg", v -> caseWhen(v.get(Values::whole).lt(0)).then(v.get(Values::other).replace("x", "neg"))
                .otherwise(v.get(Values::other)));
        gives("x", v -> caseWhen(v.get(Values::none).lt(0)).then(v.get(Values::text))
                .when(v.get(Values::whole).gt(0)).then(v.get(Values::text)).otherwise(v.get(Values::other)));
        gives(1, v -> caseWhen(v.get(Values::whole).eq(0)).then(v.get(Values::whole).dividedBy(0))
                .otherwise(v.get(Values::whole).dividedBy(-7)));
    }
}
