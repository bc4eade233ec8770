package dev.millrace.query;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.intoMap;
import static dev.millrace.query.QueryDsl.named;
import static dev.millrace.query.Samples.TODOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Todo;

/** Rows that are maps: their type, their components and their copies. */
class MapTypeTest {

    private static final RowType<Map<String, @Nullable Object>> POINT = type("id", int.class, "label", String.class);

    private static RowType<Map<String, @Nullable Object>> type(Object... components) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        for (int i = 0; i < components.length; i += 2) {
            types.put((String) components[i], (Class<?>) components[i + 1]);
        }
        return RowType.ofMap(types);
    }

    private static Map<String, @Nullable Object> row(Object id, @Nullable Object label) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("label", label);
        return row;
    }

    @Test
    void ofMap_withoutAnOrder_isSortedByName() {
        Map<String, Class<?>> types =
                Map.of("e", String.class, "b", Integer.class, "d", Long.class, "a", String.class, "c", Long.class);
        Map<String, Class<?>> backwards = new LinkedHashMap<>();
        List.of("e", "d", "c", "b", "a").forEach(name -> backwards.put(name, types.get(name)));

        assertThat(RowType.ofMap(types)).hasToString("Map[a, b, c, d, e]")
                .isEqualTo(RowType.ofMap(new HashMap<>(types)))
                .isEqualTo(RowType.ofMap(new TreeMap<>(types)));
        assertThat(RowType.ofMap(backwards)).hasToString("Map[e, d, c, b, a]")
                .isEqualTo(RowType.ofMap(Collections.unmodifiableMap(backwards)));
    }

    @Test
    void components_areInOrderAndOfReferenceTypes() {
        assertThat(POINT.components()).extracting(Component::name).containsExactly("id", "label");
        assertThat(POINT.components()).extracting(Component::index).containsExactly(0, 1);
        assertThat(POINT.component("id").type()).isEqualTo(Integer.class);
        assertThat(POINT.component("id").nullable()).isTrue();
        assertThat(POINT).hasToString("Map[id, label]");
    }

    @Test
    void types_areEqualByNamesTypesAndOrder() {
        assertThat(POINT).isEqualTo(type("id", Integer.class, "label", String.class))
                .hasSameHashCodeAs(type("id", Integer.class, "label", String.class))
                .isNotEqualTo(type("label", String.class, "id", Integer.class))
                .isNotEqualTo(type("id", Long.class, "label", String.class));
    }

    @Test
    void get_ofAnAbsentName_isNull() {
        assertThat(POINT.component("label").get(Map.of("id", 1))).isNull();
        assertThat(POINT.component("id").get(Map.of("id", 1))).isEqualTo(1);
    }

    @Test
    void create_givesAMapThatCannotBeChanged() {
        Map<String, @Nullable Object> made = POINT.create(new @Nullable Object[] {7, null});

        assertThat(made).isEqualTo(row(7, null));
        assertThatThrownBy(() -> made.put("id", 8)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> POINT.create(new @Nullable Object[] {"seven", null}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"id\" is to be of type Integer");
    }

    @Test
    void with_copiesAndKeepsWhatIsNotSet() {
        Map<String, @Nullable Object> before = row(7, "a");

        assertThat(POINT.with(before, List.of(new Assignment<>(POINT.component("label"), "b")))).isEqualTo(row(7, "b"));
        assertThat(before).isEqualTo(row(7, "a"));
        assertThat(POINT.with(before, List.of())).isSameAs(before);
    }

    @Test
    void diff_marksTheComponentsThatDiffer() {
        assertThat(POINT.diff(row(7, "a"), row(7, "b"), -1L)).isEqualTo(0b10);
        assertThat(POINT.diff(row(7, null), Map.of("id", 7), -1L)).isZero();
        assertThat(POINT.diff(row(7, "a"), row(8, "b"), 0b01)).isEqualTo(0b01);
    }

    @Test
    void intoMap_hasTheTypeOfItsExpressions() {
        var query = from(TODOS).select(t -> intoMap(named("id", t.get(Todo::id)), named("late", t.get(Todo::done))));

        assertThat(query.node().lane().rowType()).isEqualTo(type("id", Long.class, "late", boolean.class));
        assertThat(query.where(m -> m.conditionField("late")).select(m -> m.numberField("id", long.class)).node().lane()
                .type()).isEqualTo(Long.class);
    }
}
