package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class OperatorFiguresTest {

    private static final int ROWS = 2000;

    private final Engine engine = new Engine();
    private final Table<Item> items = engine.table(ITEMS);
    private final Table<Owner> owners = engine.table(OWNERS);

    private void fill() {
        for (int i = 0; i < ROWS; i++) {
            stage(i, i);
        }
        for (int i = 0; i < 20; i++) {
            owners.stage("owner " + i, new Owner("owner " + i, null, i, null));
        }
        engine.commit();
    }

    private void stage(long id, int score) {
        items.stage(id, new Item(id, null, null, score, 1, null, "owner " + id % 20, false, "title"));
    }

    private List<OperatorFigures> figuresOf(Query<?> query, Runnable change) {
        Result<?> result = engine.open(query, Bindings.NONE);
        List<OperatorFigures> before = result.operators();
        change.run();
        engine.commit();
        List<OperatorFigures> after = result.operators();
        return IntStream.range(0, after.size())
                .mapToObj(i -> difference(before.get(i), after.get(i))).toList();
    }

    private static OperatorFigures difference(OperatorFigures before, OperatorFigures after) {
        return new OperatorFigures(after.name(), after.inputs(), after.rowsHeld(), after.bytes(),
                after.changesIn() - before.changesIn(), after.changesOut() - before.changesOut(),
                after.rowsVisited() - before.rowsVisited(), after.nodesVisited() - before.nodesVisited(),
                after.nanos() - before.nanos());
    }

    private static @Nullable OperatorFigures named(List<OperatorFigures> figures, String name) {
        return figures.stream().filter(operator -> operator.name().equals(name)).findFirst().orElse(null);
    }

    @Test
    void operators_changeOfALeftRow_visitsItAndItsMatch() {
        fill();

        List<OperatorFigures> figures = figuresOf(
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id).select((item, owner) -> owner.row()),
                () -> items.stage(7L, new Item(7, null, null, 7, 1, null, "owner 3", false, "title")));

        OperatorFigures join = named(figures, "join by key");
        assertThat(join).isNotNull();
        assertThat(join.changesIn()).isEqualTo(1);
        assertThat(join.changesOut()).isEqualTo(1);
        assertThat(join.rowsVisited()).as("the row, its match before and its match after").isEqualTo(3);
        assertThat(join.inputs()).containsExactly(0, 1);
        assertThat(join.nanos()).isPositive();
    }

    @Test
    void operators_changeOfARightRow_visitsTheLeftRowsOfItsKey() {
        fill();

        List<OperatorFigures> figures = figuresOf(
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id).select((item, owner) -> owner.row()),
                () -> owners.stage("owner 3", new Owner("owner 3", null, 77, null)));

        OperatorFigures join = named(figures, "join by key");
        assertThat(join).isNotNull();
        assertThat(join.rowsVisited()).isEqualTo(1 + ROWS / 20);
        assertThat(figures.get(figures.size() - 1).changesOut()).isEqualTo(ROWS / 20);
    }

    @Test
    void operators_leastValueLeaves_searchesFewNodes() {
        fill();

        List<OperatorFigures> figures =
                figuresOf(from(ITEMS).aggregate(all -> all.min(Item::score)), () -> items.stage(0L, null));

        OperatorFigures aggregate = named(figures, "aggregate");
        assertThat(aggregate).isNotNull();
        assertThat(aggregate.nodesVisited()).isBetween(1L, 20L);
        assertThat(aggregate.bytes()).as("an entry for each value").isGreaterThan(24L * ROWS);
    }

    @Test
    void operators_rowMovesInAnOrder_resultSearchesNodesAndTellsBytes() {
        fill();

        List<OperatorFigures> figures = figuresOf(from(ITEMS).orderBy(asc(Item::score)), () -> stage(5, 1500));

        OperatorFigures result = figures.get(figures.size() - 1);
        assertThat(result.name()).isEqualTo("ordered result");
        assertThat(result.rowsHeld()).isEqualTo(ROWS);
        assertThat(result.changesOut()).isEqualTo(1);
        assertThat(result.nodesVisited()).isBetween(4L, 40L);
        assertThat(result.bytes()).isBetween(4L * ROWS, 100L * ROWS);
    }
}
