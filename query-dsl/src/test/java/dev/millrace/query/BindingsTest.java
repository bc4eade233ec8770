package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

class BindingsTest {

    @Test
    void of_name_isBound() {
        Bindings bindings = Bindings.of("state", "CA").and("least", 5);

        assertThat(bindings.names()).containsExactlyInAnyOrder("state", "least");
        assertThat(bindings.get("state")).isEqualTo("CA");
        assertThat(bindings.get("least")).isEqualTo(5);
        assertThat(Bindings.NONE.names()).isEmpty();
    }

    @Test
    void get_nullOrNothing_isNull() {
        Bindings bindings = Bindings.of("state", null);

        assertThat(bindings.get("state")).isNull();
        assertThat(bindings.names()).containsExactly("state");
        assertThat(bindings.get("airport")).isNull();
    }

    @Test
    void and_nameAgain_replacesItInTheNewOnes() {
        Bindings first = Bindings.of("state", "CA");
        Bindings second = first.and("state", "TX");

        assertThat(second.get("state")).isEqualTo("TX");
        assertThat(first.get("state")).isEqualTo("CA");
    }

    @Test
    void names_areImmutable() {
        assertThatThrownBy(() -> Bindings.of("state", "CA").names().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void equals_sameValues_isTrueInAnyOrder() {
        Bindings bindings = Bindings.of("a", 1).and("b", null);

        assertThat(Bindings.of("b", null).and("a", 1)).isEqualTo(bindings).hasSameHashCodeAs(bindings);
        assertThat(Bindings.of("a", 1)).isNotEqualTo(bindings);
        assertThat(Bindings.of("a", 1).and("c", null)).isNotEqualTo(bindings);
        assertThat(Bindings.of("a", 2).and("b", null)).isNotEqualTo(bindings);
        assertThat(bindings).isNotEqualTo("a");
    }

    @Test
    void equals_goesBySameness() {
        assertThat(Bindings.of("a", new byte[] {1})).isEqualTo(Bindings.of("a", new byte[] {1}))
                .hasSameHashCodeAs(Bindings.of("a", new byte[] {1}));
        assertThat(Bindings.of("a", new BigDecimal("1.0"))).isNotEqualTo(Bindings.of("a", new BigDecimal("1.00")));
        assertThat(Bindings.of("a", 0.0)).isNotEqualTo(Bindings.of("a", -0.0));
    }

    @Test
    void toString_showsNamesAndValues() {
        assertThat(Bindings.of("state", "CA")).hasToString("{state=CA}");
    }
}
