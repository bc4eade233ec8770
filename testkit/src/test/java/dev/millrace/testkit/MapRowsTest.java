package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.intoMap;
import static dev.millrace.query.QueryDsl.named;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.scalar;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;

/** Queries over rows that are maps, made without a record type. */
class MapRowsTest {

    private static final RelationRef<Map<String, @Nullable Object>> CITIES =
            relation("cities", "name", "name", String.class, "land", String.class, "people", Integer.class);
    private static final RelationRef<Map<String, @Nullable Object>> RAIN =
            relation("rain", "id", "id", Integer.class, "city", String.class, "litres", Double.class);

    private static final Map<String, List<Map<String, @Nullable Object>>> ROWS = Map.of(
            "cities", List.of(row("name", "Bonn", "land", "NW", "people", 330),
                    row("name", "Jena", "land", "TH", "people", 110), row("name", "Gera", "land", "TH"),
                    row("name", "Nowhere", "land", null, "people", 0)),
            "rain", List.of(row("id", 1, "city", "Bonn", "litres", 2.5), row("id", 2, "city", "Jena", "litres", -0.0),
                    row("id", 3, "city", "Bonn", "litres", 0.5)));

    private static RelationRef<Map<String, @Nullable Object>> relation(String name, String key, Object... components) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        for (int i = 0; i < components.length; i += 2) {
            types.put((String) components[i], (Class<?>) components[i + 1]);
        }
        RowType<Map<String, @Nullable Object>> type = RowType.ofMap(types);
        return new RelationRef<>(name, type, type.component(key));
    }

    private static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    private static List<@Nullable Object> of(Query<?> query) {
        return ReferenceEvaluator.evaluate(query, Bindings.NONE, ROWS).rows();
    }

    @Test
    void componentsAreReadByName_absentOnesAreNull() {
        assertThat(of(from(CITIES).where(c -> c.field("people").isNull()).select(c -> c.field("name"))))
                .containsExactly("Gera");
        assertThat(of(from(CITIES).where(c -> c.numberField("people", Integer.class).plus(10).gt(120))
                .select(c -> c.textField("name").upper()))).containsExactly("BONN");
    }

    @Test
    void orderedByComponents() {
        assertThat(of(from(CITIES).orderByExpr(c -> asc(c.field("land")).nullsLast(), c -> desc(c.field("people")))
                .select(c -> c.field("name")))).containsExactly("Bonn", "Gera", "Jena", "Nowhere");
    }

    @Test
    void joinedGroupedAndMadeAnew() {
        var query = from(RAIN).join(CITIES).onExpr(r -> r.field("city")).equalToExpr(c -> c.field("name"))
                .groupByExpr((r, c) -> c.field("land"))
                .select((g, r, c) -> intoMap(named("land", g.key()),
                        named("litres", g.sumDouble(r.numberField("litres", Double.class))), named("days", g.count())));

        assertThat(of(query)).isEqualTo(List.of(row("land", "NW", "litres", 3.0, "days", 2L),
                row("land", "TH", "litres", 0.0, "days", 1L)));
    }

    @Test
    void whatIsMadeGoesOnByName() {
        var query = from(CITIES).select(c -> intoMap(named("land", c.field("land")), named("big", c.field("people"))))
                .where(m -> m.numberField("big", Integer.class).gt(100)).distinct()
                .orderByExpr(m -> desc(m.field("big"))).limit(1).select(m -> m.field("land"));

        assertThat(of(query)).containsExactly("NW");
    }

    @Test
    void nestedMaps() {
        var query = from(CITIES).where(c -> c.field("land").eq("NW")).select(c -> intoMap(named("city", c.row()),
                named("rain", nested(from(RAIN).where(r -> r.field("city").eq(c.field("name")))
                        .select(r -> r.field("litres"))))));

        assertThat(of(query)).isEqualTo(List.of(row("city", row("name", "Bonn", "land", "NW", "people", 330),
                "rain", List.of(2.5, 0.5))));
    }

    @Test
    void aScalarMap_goesOnByName() {
        var query = from(CITIES).select(c -> scalar(from(RAIN).where(r -> r.field("city").eq(c.field("name")))
                .aggregate(g -> intoMap(named("days", g.count())))))
                .select(m -> m.field("days"));

        assertThat(of(query)).containsExactly(2L, 0L, 1L, 0L);
    }

    @Test
    void nullsAndAbsentComponents_areTheSameInDistinct() {
        var query = from(CITIES).select(c -> intoMap(named("rich", c.field("people")))).distinct();

        assertThat(of(query)).isEqualTo(
                Arrays.asList(row("rich", null), row("rich", 0), row("rich", 110), row("rich", 330)));
    }
}
