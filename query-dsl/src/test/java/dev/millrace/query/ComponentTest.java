package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.query.property.IntProp;

class ComponentTest {

    private static final RowType<Kinds> KINDS = RowType.of(Kinds.class);

    static Stream<String> names() {
        return Arrays.stream(Kinds.class.getRecordComponents()).map(component -> component.getName());
    }

    @ParameterizedTest
    @MethodSource("names")
    void get_anyKind_isWhatTheAccessorGives(String name) throws ReflectiveOperationException {
        for (Kinds row : List.of(Kinds.filled(), Kinds.empty())) {
            Object expected = Kinds.class.getDeclaredMethod(name).invoke(row);

            assertThat(KINDS.component(name).get(row)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"i, 1", "l, 2", "s, 3", "b, 4"})
    void getLong_integral_readsIt(String name, long expected) {
        Component component = KINDS.component(name);

        assertThat(component.getLong(Kinds.filled())).isEqualTo(expected);
        assertThat(component.isIntegral()).isTrue();
        assertThat(component.isFloating()).isFalse();
        assertThat(component.nullable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"d, 5.5", "f, 6.5"})
    void getDouble_floating_readsIt(String name, double expected) {
        Component component = KINDS.component(name);

        assertThat(component.getDouble(Kinds.filled())).isEqualTo(expected);
        assertThat(component.isFloating()).isTrue();
        assertThat(component.isIntegral()).isFalse();
        assertThat(component.nullable()).isFalse();
    }

    @Test
    void getBoolean_boolean_readsIt() {
        assertThat(KINDS.component("z").getBoolean(Kinds.filled())).isTrue();
        assertThat(KINDS.component("z").getBoolean(Kinds.empty())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "f", "z", "c", "boxedI", "boxedL", "text"})
    void getLong_anythingElse_isRefused(String name) {
        Component component = KINDS.component(name);

        assertThat(component.isIntegral()).isFalse();
        assertThatThrownBy(() -> component.getLong(Kinds.filled())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "l", "z", "c", "boxedD", "boxedF", "decimal"})
    void getDouble_anythingElse_isRefused(String name) {
        Component component = KINDS.component(name);

        assertThat(component.isFloating()).isFalse();
        assertThatThrownBy(() -> component.getDouble(Kinds.filled())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "d", "c", "boxedZ", "text"})
    void getBoolean_anythingElse_isRefused(String name) {
        assertThatThrownBy(() -> KINDS.component(name).getBoolean(Kinds.filled()))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boxedI", "boxedZ", "boxedC", "text", "bytes", "object"})
    void nullable_referenceType_isTrue(String name) {
        assertThat(KINDS.component(name).nullable()).isTrue();
    }

    @Test
    void get_rowOfAnotherType_throws() {
        assertThatThrownBy(() -> KINDS.component("i").get("no row")).isInstanceOf(ClassCastException.class);
    }

    @Test
    void equals_componentOfTheSameRecord_isTrueHoweverItWasReached() {
        Component byName = Samples.TODO.component("rank");
        Component byReference = Samples.TODO.component((IntProp<Samples.Todo>) Samples.Todo::rank);
        Component byInterface = Samples.TODO.component((IntProp<Samples.Ranked>) Samples.Ranked::rank);

        assertThat(byReference).isEqualTo(byName).hasSameHashCodeAs(byName);
        assertThat(byInterface).isEqualTo(byName);
        assertThat(byName).isNotEqualTo(Samples.TODO.component("ownerId"))
                .isNotEqualTo(RowType.of(Ranking.class).component("rank")).isNotEqualTo("rank");
    }

    @Test
    void toString_readsAsTheReference() {
        assertThat(Samples.TODO.component("rank")).hasToString("Todo::rank");
    }

    @Test
    void accessors_tellWhatIsDeclared() {
        Component rank = Samples.TODO.component("rank");

        assertThat(rank.name()).isEqualTo("rank");
        assertThat(rank.type()).isEqualTo(int.class);
        assertThat(rank.index()).isEqualTo(2);
        assertThat(rank.bit()).isEqualTo(0b100);
        assertThat(rank.rowClass()).isEqualTo(Samples.Todo.class);
    }

    private record Ranking(int rank) {
    }
}
