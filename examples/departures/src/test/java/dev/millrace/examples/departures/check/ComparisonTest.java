package dev.millrace.examples.departures.check;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.LiveQuery;
import dev.millrace.collections.Store;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;

/** That the check would see a difference, and counts what it does. */
class ComparisonTest {

    record Item(int id, int rank) {
    }

    private final Store store = Store.create();
    private final LiveCollection<Integer, Item> items = store.collection("items", Item.class, Item::id).open();
    private final Query<Item> ranked = from(items).where(item -> item.get(Item::rank).lt(param("below", Integer.class)))
            .orderBy(asc(Item::rank)).limit(2);
    private final Comparison comparison = new Comparison();

    @BeforeEach
    void insert() {
        items.insert(new Item(1, 10));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void results_thatAreRight_makeNoDifference() {
        comparison.relation(items.ref(), store.open(from(items).inKeyOrder()));
        comparison.result("ranked", store.open(ranked, Bindings.of("below", 100)));
        comparison.result("few", store.open(ranked, Bindings.of("below", 0)));

        items.insert(new Item(2, 5));
        items.insert(new Item(3, 7));
        items.update(2, set(Item::rank).to(20));
        items.delete(1);
        comparison.settle();
        comparison.settle();

        assertThat(comparison.difference()).isEmpty();
        assertThat(comparison.figures(store.version())).isEqualTo(
                "5 commits compared with a fresh evaluation: 10 comparisons, 5 of non-empty results, 0 differences");
    }

    @Test
    void commits_thatAreNotCompared_areAccountedFor() {
        items.insert(new Item(2, 5));
        comparison.relation(items.ref(), store.open(from(items).inKeyOrder()));
        comparison.result("ranked", store.open(ranked, Bindings.of("below", 100)));
        items.update(2, set(Item::rank).to(5));

        items.insert(new Item(3, 7));
        comparison.settle();

        assertThat(store.version()).isEqualTo(4);
        assertThat(comparison.figures(store.version())).startsWith("2 commits compared with a fresh evaluation"
                + " (the other 2 came before the queries were open, or changed no row): ");
    }

    @Test
    void result_thatLacksARow_isADifference() {
        comparison.relation(items.ref(), store.open(from(items).inKeyOrder()));
        LiveQuery<Item> wrong = store.open(ranked, Bindings.of("below", 100));
        Watched<Item> watched = comparison.result("ranked", wrong);

        items.insert(new Item(2, 5));
        watched.rows().remove(0);
        comparison.settle();

        assertThat(comparison.difference()).hasValueSatisfying(
                text -> assertThat(text).startsWith("ranked at version 2").contains("[id=2, rank=5]"));
        assertThat(comparison.figures(store.version())).contains("1 difference");
    }

    @Test
    void relation_thatIsNotWhole_isADifference() {
        comparison.relation(items.ref(),
                store.open(from(items).where(item -> item.get(Item::rank).gt(10)).inKeyOrder()));
        comparison.result("ranked", store.open(ranked, Bindings.of("below", 100)));

        comparison.settle();

        assertThat(comparison.difference())
                .hasValueSatisfying(text -> assertThat(text).contains("no more rows").contains("rank=10"));
    }

    @Test
    void firstDifference_staysTheFirst() {
        comparison.fail("first");
        comparison.fail("second");

        assertThat(comparison.difference()).contains("first");
    }

    @Test
    void windowAndParameters_areThoseOfTheHandle() {
        comparison.relation(items.ref(), store.open(from(items).inKeyOrder()));
        LiveQuery<Item> query = store.open(ranked, Bindings.of("below", 100));
        Watched<Item> watched = comparison.result("ranked", query);
        for (int id = 2; id < 9; id++) {
            items.insert(new Item(id, id));
        }
        comparison.settle();

        query.set("below", 8);
        watched.moved();
        query.setWindow(2, 3);
        comparison.compareSnapshots();

        assertThat(comparison.difference()).isEmpty();
        assertThat(watched.rows()).extracting(Item::id).containsExactly(4, 5, 6);
    }
}
