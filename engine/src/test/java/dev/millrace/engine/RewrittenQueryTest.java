package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.rule.Brief;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** What a query names, it names, though nothing of it is read once it is rewritten. */
class RewrittenQueryTest {

    private static final Query<Long> QUERY = from(ITEMS)
            .select(i -> into(Brief::new, i.get(Item::id), i.get(Item::group),
                    nested(from(OWNERS).where(o -> o.get(Owner::id).eq(i.get(Item::ref)))
                            .where(o -> o.get(Owner::region).eq(param("region", String.class)))
                            .select(o -> o.get(Owner::id)))))
            .select(b -> b.get(Brief::id));
    private static final Bindings BINDINGS = Bindings.of("region", "a");

    private final Engine engine = new Engine();
    private final Table<Item> items = engine.table(ITEMS);

    @Test
    void open_relationThatIsNotRead_isASource() {
        Table<Owner> owners = engine.table(OWNERS);
        items.stage(1L, new Item(1, null, "a", null, 0, null, "x", true, "t"));
        owners.stage("x", new Owner("x", "a", 1, null));
        engine.commit();

        Result<Long> result = engine.open(QUERY, BINDINGS);
        owners.stage("x", null);

        assertThat(result.sources()).containsExactly("items", "owners");
        assertThat(engine.commit()).isEmpty();
        assertThat(result.rows()).extracting(Identified::row).isEqualTo(List.of(1L));
        assertThatThrownBy(() -> engine.drop(owners)).hasMessageContaining("is read by an open query");
    }

    @Test
    void open_liveQueryThatIsNotRead_isASource() {
        Table<Owner> owners = engine.table(OWNERS);
        items.stage(1L, new Item(1, null, "a", null, 0, null, "x", true, "t"));
        engine.commit();
        Query<Owner> levels = from(OWNERS).where(o -> o.get(Owner::level).dividedBy(o.get(Owner::level)).eq(1));
        Result<Owner> source = engine.open("levels", levels, Bindings.NONE, OnProblem.FAIL);
        Result<Long> result = engine.open(
                from(ITEMS).leftJoin(from(OWNERS)).on(Item::ref).equalTo(Owner::id)
                        .select((i, o) -> into(Brief::new, i.get(Item::id), i.get(Item::group),
                                nested(from(QueryRef.of("levels", levels)).select(l -> l.get(Owner::id)))))
                        .select(b -> b.get(Brief::id)),
                Bindings.NONE);
        assertThat(result.failure()).isEmpty();

        owners.stage("x", new Owner("x", "a", 0, null));
        engine.commit();

        assertThat(source.failure()).isPresent();
        assertThat(result.failure()).isPresent();
    }

    @Test
    void open_relationThatIsNotReadAndNotThere_isRefused() {
        assertThatThrownBy(() -> engine.open(QUERY, BINDINGS)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"owners\"");
    }

    @Test
    void open_parameterThatIsNotRead_isBoundOrRefused() {
        engine.table(OWNERS);

        assertThatThrownBy(() -> engine.open(QUERY, Bindings.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"region\"");
    }
}
