package dev.millrace.engine.internal.function;

import static dev.millrace.engine.internal.function.Outcome.call;
import static dev.millrace.engine.internal.function.Outcome.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.ScalarFunction;

class MembershipTest {

    private static @Nullable Object in(Object... operands) {
        Outcome outcome = Outcome.of(ScalarFunction.IN, operands);
        assertThat(outcome.failures()).isEmpty();
        return outcome.value();
    }

    @Test
    void in_nullAmongTheMembers_isUnknownUnlessAnotherIsFound() {
        assertThat(in("a", "a", missing(String.class))).isEqualTo(true);
        assertThat(in("b", "a", missing(String.class))).isNull();
        assertThat(in(1, 2, missing(Integer.class))).isNull();
        assertThat(in(1, 1, missing(Integer.class))).isEqualTo(true);
        assertThat(in(missing(String.class), "a")).isNull();
    }

    @Test
    void in_nothing_isFalseEvenOfNull() {
        assertThat(in(missing(String.class))).isEqualTo(false);
        assertThat(in(1)).isEqualTo(false);
    }

    @Test
    void in_numbersOfOtherTypes_isByValue() {
        assertThat(in(1, 1.0)).isEqualTo(true);
        assertThat(in(1, new BigDecimal("1.00"))).isEqualTo(true);
        assertThat(in(1, 1.5)).isEqualTo(false);
        assertThat(in(-0.0, 0)).isEqualTo(true);
        assertThat(in(Double.NaN, Float.NaN)).isEqualTo(true);
        assertThat(in(Long.MAX_VALUE, 0x1p63)).isEqualTo(false);
    }

    @Test
    void in_membersThatAreComputed_areComparedAsWell() {
        assertThat(in("ab", "a", call(ScalarFunction.CONCAT, "a", "b"))).isEqualTo(true);
        assertThat(in("ac", "a", call(ScalarFunction.CONCAT, "a", "b"))).isEqualTo(false);
        assertThat(in("ac", "a", call(ScalarFunction.UPPER, missing(String.class)))).isNull();
    }

    @Test
    void in_manyConstants_findsEachAndNoOther() {
        List<Object> texts = new ArrayList<>(List.of("none"));
        List<Object> numbers = new ArrayList<>(List.of(-1));
        for (int i = 0; i < 1_000; i++) {
            texts.add("k" + i);
            numbers.add((long) i * i);
        }

        for (int i = 0; i < 1_100; i += 7) {
            texts.set(0, "k" + i);
            numbers.set(0, i);
            assertThat(in(texts.toArray())).isEqualTo(i < 1_000);
            assertThat(in(numbers.toArray())).isEqualTo(Math.pow(Math.rint(Math.sqrt(i)), 2) == i);
        }
    }
}
