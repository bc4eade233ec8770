package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTypesTest {
    record OrderLine(long order, List<? extends String> path, byte[] digest, ValueArbitraries.Suit suit) {
    }

    record Linked(int id, @Nullable Linked next) {
    }

    record Boxed<T>(T value) {
    }

    record Tagged(int id, Map<String, String> tags) {
    }

    record Outer(List<List<Tagged>> inner) {
    }

    sealed interface Id permits NumberId, NameId {
    }

    record NumberId(long number) implements Id {
    }

    record NameId(String name) implements Id {
    }

    sealed interface Loose permits Anything {
    }

    record Anything(Runnable what) implements Loose {
    }

    @ParameterizedTest
    @ValueSource(classes = {long.class, Long.class, String.class, BigDecimal.class, byte[].class, LocalDate.class,
        UUID.class,
        char.class, Character.class, Year.class, List.class, Object.class, Number.class, ValueArbitraries.Suit.class,
        OrderLine.class, Linked.class, Boxed.class, Id.class, Record.class})
    void require_orderedType_returnsIt(Class<?> type) {
        assertThat(KeyTypes.require(type)).isSameAs(type);
    }

    @ParameterizedTest
    @ValueSource(classes = {Map.class, int[].class, AtomicLong.class, Runnable.class, Void.class})
    void require_unorderedType_isRefused(Class<?> type) {
        assertThatThrownBy(() -> KeyTypes.require(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot use " + type.getTypeName() + " as a key")
                .hasMessageContaining("implement Comparable");
    }

    @Test
    void require_recordWithUnorderedComponent_namesTheComponent() {
        assertThatThrownBy(() -> KeyTypes.require(Outer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "component Tagged.tags of type java.util.Map<java.lang.String, java.lang.String>");
        assertThatThrownBy(() -> KeyTypes.require(Loose.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("component Anything.what of type java.lang.Runnable");
    }

    @Test
    void canonicalKey_unorderedValue_isRefused() {
        assertThatThrownBy(() -> Values.canonicalKey(new Boxed<>(Set.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot use a value of java.util.")
                .hasMessageContaining("it has no order");
        assertThatThrownBy(() -> Values.canonicalKey(List.of(new AtomicLong())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
