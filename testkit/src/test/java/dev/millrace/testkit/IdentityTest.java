package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Identity;

/** Laws 2 and 10. */
class IdentityTest {

    private static Identity of(Object key) {
        return new Identity.Of(key);
    }

    private static Identity group(@Nullable Object... key) {
        return new Identity.Group(Arrays.asList(key));
    }

    private static Identity pair(@Nullable Identity left, @Nullable Identity right) {
        return new Identity.Pair(left, right);
    }

    @Test
    void equality_isComparisonEquality() {
        assertThat(of(1L)).isEqualTo(of(1)).isEqualTo(of(new BigDecimal("1.00"))).hasSameHashCodeAs(of(1.0))
                .isNotEqualTo(of("1"));
        assertThat(of(0.0)).isEqualTo(of(-0.0)).hasSameHashCodeAs(of(-0.0));
        assertThat(of(new byte[] {1})).isEqualTo(of(new byte[] {1})).hasSameHashCodeAs(of(new byte[] {1}));
        assertThat(group(null, 1)).isEqualTo(group(null, 1L)).hasSameHashCodeAs(group(null, 1L))
                .isNotEqualTo(group(1, null));
        assertThat(pair(of(1), null)).isEqualTo(pair(of(1L), null)).isNotEqualTo(pair(null, of(1)));
        assertThat(new Identity.Unit()).isEqualTo(new Identity.Unit()).hasSameHashCodeAs(new Identity.Unit());
        assertThat(of(1)).isNotEqualTo(group(1));
    }

    @Test
    void order_isThatOfTheValueDomain() {
        List<Identity> ordered = List.of(
                new Identity.Unit(),
                of(-1), of(2L), of(2.5), of("Z"), of("a"), of("\uFF5E"), of("\uD83D\uDE00"),
                pair(null, of(5)), pair(of(1), null), pair(of(1), of(1)), pair(of(1), of(2)), pair(of(2), null),
                pair(of(10), of(0)),
                pair(pair(of(1), of(1)), of(0)),
                group((Object) null), group(null, null), group(null, "a"), group("a"), group("a", null),
                group("a", "b"), group("b"));
        List<Identity> sorted = new ArrayList<>(ordered);
        Collections.reverse(sorted);
        Collections.sort(sorted);

        assertThat(sorted).isEqualTo(ordered);
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                assertThat(Integer.signum(ordered.get(i).compareTo(ordered.get(j)))).isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void keys_areKeptCanonicalAndSafeFromChanges() {
        byte[] bytes = {1, 2};
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(-0.0, null));
        Identity.Of key = new Identity.Of(bytes);
        Identity.Group group = new Identity.Group(values);
        bytes[0] = 9;
        values.set(1, "late");

        assertThat(key).hasToString("0102");
        assertThat(group.key()).containsExactly(0.0, null);
        assertThat(new Identity.Of(new BigDecimal("1.00")).key()).isEqualTo(new BigDecimal("1"));
        assertThatThrownBy(() -> group.key().add("more")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void text_isShort() {
        assertThat(Stream
                .of(of(17), pair(of(17), of("SFO")), group("CA"), group(null, 3), new Identity.Unit(),
                        pair(of(17), null))
                .map(Identity::toString)).containsExactly("17", "(17, SFO)", "[CA]", "[null, 3]", "()", "(17, null)");
    }

    @Test
    void pairOfNothing_isRefused() {
        assertThatThrownBy(() -> pair(null, null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent");
    }

    @Test
    void keyWithoutOrder_isRefused() {
        assertThatThrownBy(() -> of(new Object())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> group(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
