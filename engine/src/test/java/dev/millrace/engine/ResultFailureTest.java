package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.Selection;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.Picky;

/** A row constructor that refuses: here it refuses the empty string and the number 2. */
class ResultFailureTest {

    private static final Selection<Picky> PICKY =
            from(ITEMS).select(item -> into(Picky::new, item.get(Item::group), item.get(Item::score)));
    private static final OrderedQuery<Picky> ORDERED = from(ITEMS)
            .select(item -> into(Picky::new, item.get(Item::group), item.get(Item::score))).orderBy(asc(Picky::text));

    private final CheckedEngine engine = new CheckedEngine();

    private void put(long id, String group, int score) {
        engine.put(ITEMS, new Item(id, null, group, score, 0, null, null, false, ""));
    }

    private static List<Picky> rows(CheckedResult<Picky> result) {
        return result.rows().stream().map(Identified::row).toList();
    }

    @Test
    void open_rowIsRefused_isRefusedAndHoldsNothing() {
        put(1, "", 1);
        engine.put(OWNERS, new Owner("o", "", 1, null));
        engine.commit();
        Query<Picky> joined = from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region)
                .select((item, owner) -> into(Picky::new, owner.get(Owner::region), owner.get(Owner::level)));

        assertThatThrownBy(() -> engine.engine().open(PICKY, Bindings.NONE))
                .hasMessageContaining("text must not be empty");
        assertThatThrownBy(() -> engine.engine().open(joined, Bindings.NONE))
                .hasMessageContaining("text must not be empty");

        assertThat(engine.indexed()).isEmpty();
        assertThat(engine.commit()).isEmpty();
        put(1, "now", 1);
        engine.commit();
        assertThat(engine.open(PICKY, Bindings.NONE).rows()).hasSize(1);
    }

    @Test
    void commit_rowIsRefused_failsThatResultAndKeepsItsRows() {
        put(1, "a", 1);
        put(2, "b", 3);
        engine.commit();
        CheckedResult<Picky> unordered = engine.open(PICKY, Bindings.NONE);
        CheckedResult<Picky> ordered = engine.open(ORDERED, Bindings.NONE);
        CheckedResult<Item> other = engine.open(from(ITEMS), Bindings.NONE);

        put(1, "c", 5);
        put(2, "b", 2);
        put(3, "d", 1);
        assertThat(engine.commit()).containsExactlyInAnyOrder(unordered.result(), ordered.result(), other.result());

        assertThat(unordered.result().failure()).get()
                .hasToString("java.lang.IllegalArgumentException: small must not be 2");
        assertThat(ordered.result().failure()).isPresent();
        assertThat(other.result().failure()).isEmpty();
        assertThat(rows(ordered)).containsExactly(new Picky("a", 1), new Picky("b", 3));
        assertThat(rows(unordered)).containsExactlyInAnyOrder(new Picky("a", 1), new Picky("b", 3));
        assertThat(other.rows()).hasSize(3);
    }

    @Test
    void commit_afterAFailure_leavesTheResultAloneAndServesTheOthers() {
        put(1, "a", 1);
        engine.commit();
        CheckedResult<Picky> failing = engine.open(ORDERED, Bindings.NONE);
        CheckedResult<Item> other = engine.open(from(ITEMS), Bindings.NONE);
        put(1, "", 1);
        engine.commit();

        put(1, "a", 7);
        put(2, "b", 7);
        assertThat(engine.commit()).containsExactly(other.result());

        assertThat(rows(failing)).containsExactly(new Picky("a", 1));
        assertThat(failing.result().total()).isEqualTo(1);
        assertThat(other.rows()).hasSize(2);
    }

    @Test
    void windowAndBind_afterAFailure_areRefusedWithItsCause() {
        put(1, "a", 1);
        engine.commit();
        Result<Picky> failing = engine.open(ORDERED, Bindings.NONE).result();
        put(1, "", 1);
        engine.commit();

        assertThatThrownBy(() -> failing.window(new Window(0, 1))).isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("text must not be empty");
        assertThatThrownBy(() -> failing.bind(Bindings.NONE)).isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("text must not be empty");
    }

    @Test
    void commit_refusedRowOutsideTheWindow_fails_onlyWhenItComesIn() {
        put(1, "a", 1);
        put(2, "b", 2);
        put(3, "c", 3);
        engine.commit();
        CheckedResult<Picky> result = engine.open(ORDERED.limit(1), Bindings.NONE);

        put(4, "d", 2);
        engine.commit();
        assertThat(result.result().failure()).isEmpty();

        engine.delete(ITEMS, 1L);
        engine.commit();

        assertThat(result.result().failure()).isPresent();
        assertThat(rows(result)).containsExactly(new Picky("a", 1));
        assertThat(result.result().total()).isEqualTo(4);
    }

    @Test
    void window_movedToARefusedRow_staysWhereItIs() {
        put(1, "a", 1);
        put(2, "b", 3);
        put(3, "c", 2);
        engine.commit();
        CheckedResult<Picky> result = engine.open(ORDERED.limit(1), Bindings.NONE);

        assertThatThrownBy(() -> result.result().window(new Window(1, 2))).hasMessage("small must not be 2");

        assertThat(result.result().window()).isEqualTo(new Window(0, 1));
        assertThat(result.result().hasChanges()).isFalse();
        assertThat(result.result().failure()).isEmpty();
        assertThat(result.result().rows()).isEqualTo(result.rows());
        put(1, "a", 5);
        engine.commit();
        assertThat(rows(result)).containsExactly(new Picky("a", 5));
        result.window(new Window(1, 1));
        assertThat(rows(result)).containsExactly(new Picky("b", 3));
    }

    @Test
    void bind_toARefusedRow_keepsTheOldParameters() {
        put(1, "a", 1);
        put(2, "b", 2);
        engine.put(OWNERS, new Owner("a", "a", 1, null));
        engine.put(OWNERS, new Owner("b", "b", 1, null));
        engine.commit();
        Query<Picky> query = from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region)
                .where((item, owner) -> owner.get(Owner::id).eq(param("owner", String.class)))
                .select((item, owner) -> into(Picky::new, item.get(Item::group), item.get(Item::score)));
        CheckedResult<Picky> result = engine.open(query, Bindings.of("owner", "a"));

        assertThatThrownBy(() -> result.result().bind(Bindings.of("owner", "b"))).hasMessage("small must not be 2");
        assertThatThrownBy(() -> result.result().bind(Bindings.of("owner", 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"owner\"");
        assertThatThrownBy(() -> result.result().bind(Bindings.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"owner\"");

        assertThat(result.result().bindings()).isEqualTo(Bindings.of("owner", "a"));
        assertThat(result.result().hasChanges()).isFalse();
        put(1, "a", 6);
        engine.commit();
        assertThat(rows(result)).containsExactly(new Picky("a", 6));
        engine.close(result);
        assertThat(engine.indexed()).isEmpty();
    }

    @Test
    void close_failedResult_givesBackItsIndexes() {
        put(1, "a", 1);
        engine.put(OWNERS, new Owner("o", "a", 1, null));
        engine.commit();
        CheckedResult<Picky> result = engine.open(from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region)
                .select((item, owner) -> into(Picky::new, owner.get(Owner::region), owner.get(Owner::level))),
                Bindings.NONE);
        engine.put(OWNERS, new Owner("o", "a", 2, null));
        engine.commit();
        assertThat(result.result().failure()).isPresent();

        engine.close(result);

        assertThat(engine.indexed()).isEmpty();
    }

    @Test
    void commit_refusedRecordBelowTheResult_isNullThere() {
        CheckedResult<Long> groups = engine.open(from(ITEMS)
                .groupByExpr(item -> into(Picky::new, item.get(Item::group), item.get(Item::score)))
                .select(group -> group.count()),
                Bindings.NONE);

        put(1, "", 1);
        put(2, "a", 2);
        put(3, "a", 3);
        engine.commit();

        assertThat(groups.result().failure()).isEmpty();
        assertThat(groups.rows()).extracting(Identified::row).containsExactlyInAnyOrder(2L, 1L);
    }
}
