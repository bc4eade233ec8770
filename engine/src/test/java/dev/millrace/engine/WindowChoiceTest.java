package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.flow.WindowOperator;
import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.engine.internal.store.Bulk;
import dev.millrace.query.Assignment;
import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.SampleRows;

/** How windows keep their rows, and what makes them change their way. */
class WindowChoiceTest {

    private static final int ROWS = 2000;
    private static final int OWNED_BY = 20;
    private static final OrderedQuery<Item> FIRST = from(ITEMS).orderBy(asc(Item::title)).limit(5);
    private static final OrderedQuery<Owned> FIRST_OF_ACTIVE =
            from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                    .where((item, owner) -> owner.get(Owner::active).eq(true))
                    .select((item, owner) -> into(Owned::new, item.get(Item::title), owner.get(Owner::region)))
                    .orderBy(asc(Owned::title)).limit(5);

    private CheckedEngine engine = new CheckedEngine();
    private final Choices choices = Choices.seeded(7);

    /** An item with what is known of its owner. */
    record Owned(String title, @Nullable String region) {
    }

    private void fillWithOwners() {
        for (int owner = 0; owner < OWNED_BY; owner++) {
            putOwner(owner, true);
        }
        fill();
    }

    private void putOwner(int number, boolean active) {
        engine.put(OWNERS, OWNERS.rowType().with(SampleRows.withKey(OWNERS, "owner" + number, choices),
                List.of(new Assignment<>(OWNERS.rowType().component("active"), active))));
    }

    /** Titles have the order of the numbers, ids have not. */
    private void put(int number) {
        Item item = SampleRows.withKey(ITEMS, number * 37L % ROWS, choices);
        engine.put(ITEMS, ITEMS.rowType().with(item,
                List.of(new Assignment<>(ITEMS.rowType().component("title"), title(number)),
                        new Assignment<>(ITEMS.rowType().component("ref"), "owner" + number % OWNED_BY),
                        new Assignment<>(ITEMS.rowType().component("flag"), number % 200 == 0))));
    }

    private static String title(int number) {
        return String.format("%05d", number);
    }

    private void fill() {
        for (int number = 0; number < ROWS; number++) {
            put(number);
        }
        engine.commit();
    }

    private void delete(int number) {
        engine.delete(ITEMS, number * 37L % ROWS);
        engine.commit();
    }

    private CheckedResult<?> open(Query<?> query) {
        return engine.open(query, Bindings.NONE);
    }

    private static String way(CheckedResult<?> result) {
        return result.result().plan().operators().stream().filter(WindowOperator.class::isInstance)
                .map(operator -> ((WindowOperator) operator).way()).findFirst().orElseThrow();
    }

    private long held() {
        return engine.engine().rowsHeld() - engine.rows(ITEMS).size();
    }

    @Test
    void open_shallowWindow_keepsABuffer() {
        fill();

        CheckedResult<?> result = open(FIRST);

        assertThat(way(result)).isEqualTo("buffer");
        assertThat(held()).isEqualTo(5 + 2 * 5 + 64);
        assertThat(engine.indexed()).hasSize(1);
    }

    @Test
    void commit_manyRowsAtOnce_areNotAllKept() {
        open(FIRST);

        fill();

        assertThat(held()).isEqualTo(5 + 2 * 5 + 64);
        put(3);
        engine.commit();
        delete(2);
    }

    @Test
    void open_deepWindow_keepsATree() {
        fill();

        CheckedResult<?> result = open(FIRST.offset(5000));

        assertThat(way(result)).isEqualTo("tree");
        assertThat(engine.indexed()).isEmpty();
    }

    @Test
    void window_movesDeep_keepsATree() {
        fill();
        CheckedResult<?> result = open(FIRST);

        result.window(new Window(100, 10));
        assertThat(way(result)).isEqualTo("buffer");
        result.window(new Window(4090, 10));
        assertThat(way(result)).isEqualTo("tree");

        result.window(new Window(3, 4));
        assertThat(engine.indexed()).isEmpty();
    }

    @Test
    void open_secondWindowOfAnOrder_isBoundInASharedOrder() {
        fill();

        CheckedResult<?> first = open(FIRST);
        CheckedResult<?> second = open(from(ITEMS).where(item -> item.get(Item::id).ge(100)).orderBy(asc(Item::title))
                .limit(3));
        CheckedResult<?> other = open(from(ITEMS).orderBy(desc(Item::title)).limit(3));

        assertThat(way(first)).isEqualTo("bound in a shared order");
        assertThat(way(second)).isEqualTo("bound in a shared order");
        assertThat(way(other)).isEqualTo("buffer");
        assertThat(engine.indexed()).hasSize(2);
        for (int number = 0; number < 100; number++) {
            delete(number);
        }
        put(50);
        engine.commit();
        engine.close(first);
        delete(101);
        engine.close(second);
        engine.close(other);
        assertThat(engine.indexed()).isEmpty();
    }

    @Test
    void open_orderThatCanFail_sharesNone() {
        fill();

        CheckedResult<?> result = open(from(ITEMS).orderByExpr(item -> asc(item.get(Item::id).plus(1))).limit(5));

        assertThat(way(result)).isEqualTo("buffer");
        assertThat(engine.indexed()).isEmpty();
    }

    @Test
    void commit_bufferIsFilledAgainAndAgain_isBoundInAnOrder() {
        fill();
        CheckedResult<?> result = open(FIRST);

        int deleted = 0;
        while (way(result).equals("buffer")) {
            delete(deleted++);
        }

        assertThat(way(result)).isEqualTo("bound in a shared order");
        assertThat(deleted).as("changes until the order is built").isBetween(100, 400);
        for (int more = 0; more < 100; more++) {
            delete(deleted++);
        }
        assertThat(way(result)).isEqualTo("bound in a shared order");
    }

    @Test
    void open_secondWindowOverAJoinByKey_isBoundInASharedOrder() {
        fillWithOwners();

        CheckedResult<?> first = open(FIRST_OF_ACTIVE);
        CheckedResult<?> second = open(from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                .select((item, owner) -> into(Owned::new, item.get(Item::title), owner.get(Owner::region)))
                .orderBy(asc(Owned::title)).limit(4));
        CheckedResult<?> byOther = open(from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                .select((item, owner) -> into(Owned::new, item.get(Item::title), owner.get(Owner::region)))
                .orderBy(asc(Owned::region)).limit(4));

        assertThat(way(first)).isEqualTo("bound in a shared order");
        assertThat(way(second)).isEqualTo("bound in a shared order");
        assertThat(way(byOther)).as("by a component of the right side").isEqualTo("buffer");
        for (int number = 0; number < 100; number++) {
            delete(number);
        }
    }

    @Test
    void commit_rowsOfTheRightComeAndGo_refillFromASharedOrder() {
        engine = new CheckedEngine(WindowWays.SHARED_ORDER);
        fillWithOwners();
        CheckedResult<?> result = open(FIRST_OF_ACTIVE);

        for (int round = 0; round < 5; round++) {
            for (int owner = 0; owner < OWNED_BY; owner++) {
                putOwner(owner, (owner + round) % 4 == 0);
                engine.commit();
            }
        }

        assertThat(way(result)).isEqualTo("bound in a shared order");
        for (int owner = 0; owner < OWNED_BY; owner++) {
            engine.delete(OWNERS, "owner" + owner);
            engine.commit();
        }
    }

    @Test
    void commit_fewRowsOfTheOrderPass_keepsATree() {
        engine = new CheckedEngine(new WindowRules(4096, 4, 1, 16, Bulk.STANDARD));
        fill();
        CheckedResult<?> result =
                open(from(ITEMS).where(item -> item.get(Item::flag)).orderBy(asc(Item::title)).limit(1));
        assertThat(way(result)).isEqualTo("bound in a shared order");

        int deleted = 0;
        while (!way(result).equals("tree")) {
            delete(200 * deleted++);
        }

        assertThat(deleted).as("changes until all rows are kept").isBetween(2, 8);
        assertThat(engine.indexed()).isEmpty();
        delete(200 * deleted);
    }

    @Test
    void commit_manyRowsOfASharedOrder_areInIt() {
        engine = new CheckedEngine(WindowWays.SHARED_ORDER);
        CheckedResult<?> result = open(FIRST);

        fill();
        for (int number = 0; number < ROWS; number += 2) {
            engine.delete(ITEMS, number * 37L % ROWS);
        }
        engine.commit();
        for (int number = 1; number < 20; number += 2) {
            delete(number);
        }

        assertThat(way(result)).isEqualTo("bound in a shared order");
    }

    /** A row with an accessor that throws for one value. */
    record Thorny(long id, int rank, boolean open) {

        static final int STINGS = 666;

        @Override
        public int rank() {
            if (rank == STINGS) {
                throw new IllegalStateException("stung");
            }
            return rank;
        }
    }

    @Test
    void commit_orderMeetsARowThatNoWindowShows_doesWithoutTheOrder() {
        Engine bare = WindowWays.engine(WindowWays.SHARED_ORDER);
        RelationRef<Thorny> thorny = RelationRef.of("thorny", Thorny.class, Thorny::id);
        Table<Thorny> table = bare.table(thorny);
        Result<Thorny> result = bare.open(
                from(thorny).where(row -> row.get(Thorny::open)).orderBy(asc(Thorny::rank)).limit(2), Bindings.NONE);
        for (long id = 0; id < 10; id++) {
            table.stage(id, new Thorny(id, (int) id, true));
        }
        bare.commit();

        table.stage(20L, new Thorny(20, Thorny.STINGS, false));
        bare.commit();
        for (long id = 0; id < 5; id++) {
            table.stage(id, null);
            bare.commit();
        }

        assertThat(result.failure()).isEmpty();
        assertThat(result.rows().stream().map(row -> row.row().id()).toList()).containsExactly(5L, 6L);
        result.close();
        assertThat(table.rows().indexed()).isEmpty();
    }

    @Test
    void open_orderMeetsARowThatNoWindowShows_doesWithoutTheOrder() {
        Engine bare = WindowWays.engine(WindowWays.SHARED_ORDER);
        RelationRef<Thorny> thorny = RelationRef.of("thorny", Thorny.class, Thorny::id);
        Table<Thorny> table = bare.table(thorny);
        for (long id = 0; id < 10; id++) {
            table.stage(id, new Thorny(id, id == 3 ? Thorny.STINGS : (int) id, id != 3));
        }
        bare.commit();

        Result<Thorny> result = bare.open(
                from(thorny).where(row -> row.get(Thorny::open)).orderBy(asc(Thorny::rank)).limit(4), Bindings.NONE);

        assertThat(result.rows().stream().map(row -> row.row().id()).toList()).containsExactly(0L, 1L, 2L, 4L);
        assertThat(result.total()).isEqualTo(9);
    }
}
