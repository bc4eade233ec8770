package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Identity.Group;
import dev.millrace.query.Identity.Of;
import dev.millrace.query.Identity.Pair;
import dev.millrace.query.Identity.Unit;

class IdentityTest {

    @Test
    void of_equalKeys_areOneIdentity() {
        assertThat(new Of(1)).isEqualTo(new Of(1L)).hasSameHashCodeAs(new Of(1L)).isEqualByComparingTo(new Of(1.0));
        assertThat(new Of(new BigDecimal("1.00")).key()).isEqualTo(BigDecimal.ONE);
        assertThat(new Of(new byte[] {1})).isEqualTo(new Of(new byte[] {1})).hasSameHashCodeAs(new Of(new byte[] {1}));
        assertThat(new Of("a")).isNotEqualTo(new Of("b")).isNotEqualTo("a");
    }

    @Test
    void of_mutableKey_isCopied() {
        byte[] bytes = {1};
        Of identity = new Of(bytes);

        bytes[0] = 2;

        assertThat(identity).isEqualTo(new Of(new byte[] {1}));
    }

    @Test
    void of_keyWithoutOrder_isRefused() {
        assertThatThrownBy(() -> new Of(new Object())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it has no order");
    }

    @Test
    void pair_absentSide_sortsFirst() {
        List<Identity> sorted =
                List.of(new Pair(null, new Of(2)), new Pair(new Of(1), null), new Pair(new Of(1), new Of(1)),
                        new Pair(new Of(1), new Of(2)), new Pair(new Of(2), null));
        List<Identity> shuffled = new ArrayList<>(sorted);
        Collections.reverse(shuffled);

        Collections.sort(shuffled);

        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void pair_sameParts_isEqual() {
        assertThat(new Pair(new Of(1), null)).isEqualTo(new Pair(new Of(1L), null))
                .hasSameHashCodeAs(new Pair(new Of(1L), null))
                .isNotEqualTo(new Pair(null, new Of(1)));
    }

    @Test
    void pair_bothSidesAbsent_isRefused() {
        assertThatThrownBy(() -> new Pair(null, null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The identity of a joined row was asked for, but both of its sides are absent");
    }

    @Test
    void group_equalValues_areOneIdentity() {
        assertThat(group(1, null)).isEqualTo(group(1.0, null)).hasSameHashCodeAs(group(1.0, null))
                .isEqualByComparingTo(group(1L, null));
        assertThat(group(-0.0).key()).isEqualTo(List.of(0.0));
        assertThat(group(1, null)).isNotEqualTo(group(1)).isNotEqualTo(group(null, 1));
    }

    @Test
    void group_order_isByValueWithNullFirst() {
        assertThat(group((Object) null)).isLessThan(group(1));
        assertThat(group(1)).isLessThan(group(2)).isLessThan(group(1, null)).isGreaterThan(group());
        assertThat(group(1, "b")).isGreaterThan(group(1, "a"));
    }

    @Test
    void group_values_areCopiedAndImmutable() {
        List<@Nullable Object> values = new ArrayList<>(List.of("a"));
        Group identity = new Group(values);

        values.set(0, "b");

        assertThat(identity).isEqualTo(group("a"));
        assertThatThrownBy(() -> identity.key().set(0, "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void unit_isOne() {
        assertThat(new Unit()).isEqualTo(new Unit()).hasSameHashCodeAs(new Unit()).isEqualByComparingTo(new Unit());
    }

    @Test
    void compareTo_kinds_areOrdered() {
        List<Identity> sorted = List.of(new Unit(), new Of("z"), new Pair(new Of("a"), null), group());
        List<Identity> shuffled = new ArrayList<>(sorted);
        Collections.reverse(shuffled);

        Collections.sort(shuffled);

        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void toString_showsTheValues() {
        assertThat(new Of(7)).hasToString("7");
        assertThat(new Of(new byte[] {1, -1})).hasToString("01ff");
        assertThat(new Pair(new Of(7), null)).hasToString("(7, null)");
        assertThat(group("core", null)).hasToString("[core, null]");
        assertThat(new Unit()).hasToString("()");
    }

    private static Group group(@Nullable Object... values) {
        return new Group(Arrays.asList(values));
    }
}
