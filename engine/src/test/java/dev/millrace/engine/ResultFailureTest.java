package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Item;

/** A query whose rows cannot be read fails alone: it keeps its last good rows. */
class ResultFailureTest {

    /** A row whose accessors fail on demand. */
    record Thorny(long id, int rank) {

        static final int STINGS = 666;

        @Override
        public int rank() {
            if (rank == STINGS) {
                throw new IllegalStateException("stung");
            }
            return rank;
        }
    }

    private static final RelationRef<Thorny> THORNY = RelationRef.of("thorny", Thorny.class, Thorny::id);

    /** The engine alone: what fails here has no fresh evaluation. */
    private static Table<Thorny> thorny(Engine of) {
        return of.table(THORNY);
    }

    @Test
    void commit_rowWhoseAccessorThrows_takesNothingOfTheCommit() {
        Engine bare = new Engine();
        Table<Thorny> table = thorny(bare);
        Table<Item> items = bare.table(ITEMS);
        Result<Thorny> result = bare.open(from(THORNY).orderBy(asc(Thorny::rank)), Bindings.NONE);
        Result<Item> other = bare.open(from(ITEMS), Bindings.NONE);
        table.stage(1L, new Thorny(1, 10));
        table.stage(2L, new Thorny(2, 20));
        bare.commit();

        items.stage(1L, item(1, "a", 1));
        table.stage(3L, new Thorny(3, 30));
        table.stage(1L, new Thorny(1, Thorny.STINGS));
        assertThatThrownBy(bare::commit).hasRootCauseMessage("stung");

        assertThat(items.size()).isZero();
        assertThat(table.size()).isEqualTo(2);
        assertThat(other.rows()).isEmpty();
        table.stage(3L, new Thorny(3, 5));
        bare.commit();
        assertThat(items.size()).isZero();
        assertThat(result.failure()).isEmpty();
        assertThat(result.rows().stream().map(row -> row.row().id()).toList()).containsExactly(3L, 1L, 2L);
    }

    @Test
    void commit_orderThatThrows_keepsTheLastGoodRows() {
        Engine bare = new Engine();
        Table<Thorny> table = thorny(bare);
        Result<Thorny> result = bare.open(from(THORNY).orderBy(desc(Thorny::rank)), Bindings.NONE);
        Result<Thorny> other = bare.open(from(THORNY), Bindings.NONE);
        for (long id = 1; id <= 3; id++) {
            table.stage(id, new Thorny(id, (int) id));
        }
        bare.commit();

        table.stage(1L, null);
        table.stage(4L, new Thorny(4, Thorny.STINGS));
        bare.commit();

        assertThat(result.failure()).hasValueSatisfying(failure -> assertThat(failure).hasMessage("stung"));
        assertThat(result.rows().stream().map(row -> row.row().id()).toList()).containsExactly(3L, 2L, 1L);
        assertThat(result.total()).isEqualTo(3);
        assertThat(other.rows()).hasSize(3);
        assertThat(other.failure()).isEmpty();
    }

    /** Two of them that match. */
    record Ids(long one, long other) {
    }

    /** A row by whose bytes others are found; whoever gave it may change them. */
    record Blob(long id, byte[] bytes) {
    }

    @Test
    void commit_rowChangedFromOutside_failsTheQueryThatFoundItByThat() {
        Engine bare = new Engine();
        RelationRef<Blob> blobs = RelationRef.of("blobs", Blob.class, Blob::id);
        Table<Blob> table = bare.table(blobs);
        Result<Ids> pairs = bare.open(from(blobs).join(blobs).on(Blob::bytes).equalTo(Blob::bytes)
                .select((a, b) -> into(Ids::new, a.get(Blob::id), b.get(Blob::id))), Bindings.NONE);
        Result<Blob> all = bare.open(from(blobs).inKeyOrder(), Bindings.NONE);
        Blob changed = new Blob(1, new byte[] {1});
        table.stage(1L, changed);
        table.stage(2L, new Blob(2, new byte[] {1}));
        bare.commit();
        changed.bytes()[0] = 2;

        table.stage(2L, null);
        bare.commit();
        table.stage(1L, null);
        bare.commit();

        assertThat(pairs.rows()).hasSize(4);
        assertThat(pairs.failure()).hasValueSatisfying(
                failure -> assertThat(failure).hasRootCauseInstanceOf(IllegalStateException.class).rootCause()
                        .hasMessageContaining("must not be changed"));
        assertThat(all.rows()).isEmpty();
        assertThat(table.size()).isZero();
    }

    /** What thorny rows are joined with. */
    record Pot(int id, String label, boolean whole) {
    }

    /** A thorny row in its pot. */
    record Planted(long id, @Nullable String label) {
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void commit_joinThatFails_showsTheRowsAsTheyWereThoughItKeepsNone(boolean ofWholeOnes) {
        RelationRef<Pot> pots = RelationRef.of("pots", Pot.class, Pot::id);
        Engine bare = new Engine();
        Table<Thorny> table = thorny(bare);
        Table<Pot> potTable = bare.table(pots);
        Query<Pot> some = ofWholeOnes ? from(pots).where(pot -> pot.get(Pot::whole)) : from(pots);
        Result<Planted> planted = bare.open(from(THORNY).leftJoin(some).on(Thorny::rank).equalTo(Pot::id)
                .select((thorny, pot) -> into(Planted::new, thorny.get(Thorny::id), pot.get(Pot::label))),
                Bindings.NONE);
        for (int id = 1; id <= 5; id++) {
            table.stage((long) id, new Thorny(id, id));
            potTable.stage(id, new Pot(id, "pot " + id, id % 2 == 0 || !ofWholeOnes));
        }
        bare.commit();
        List<Identified<Planted>> before = planted.rows();
        assertThat(before).hasSize(5);

        table.stage(1L, new Thorny(1, 2));
        table.stage(2L, null);
        table.stage(6L, new Thorny(6, 3));
        table.stage(7L, new Thorny(7, Thorny.STINGS));
        potTable.stage(3, null);
        potTable.stage(4, new Pot(4, "another", true));
        potTable.stage(5, new Pot(5, "pot 5", true));
        potTable.stage(6, new Pot(6, "new", true));
        bare.commit();

        assertThat(planted.failure()).isPresent();
        assertThat(planted.rows()).containsExactlyInAnyOrderElementsOf(before);
        table.stage(3L, null);
        potTable.stage(1, null);
        bare.commit();
        assertThat(planted.rows()).containsExactlyInAnyOrderElementsOf(before);
    }

    /** Rows that are joined again when they are read meet their problems when the query is opened, and each once (law 5). */
    @Test
    void open_conditionOfTheRightSideThatOverflows_isToldAtOnceAndNotByReading() {
        RelationRef<Pot> pots = RelationRef.of("pots", Pot.class, Pot::id);
        Engine bare = new Engine();
        Table<Thorny> table = thorny(bare);
        Table<Pot> potTable = bare.table(pots);
        for (int id = 1; id <= 5; id++) {
            table.stage((long) id, new Thorny(id, id));
            potTable.stage(id, new Pot(id, "pot " + id, true));
        }
        bare.commit();
        Query<Planted> query = from(THORNY)
                .leftJoin(from(pots).where(pot -> pot.get(Pot::id).plus(Integer.MAX_VALUE - 3).gt(0)))
                .on(Thorny::rank).equalTo(Pot::id)
                .select((thorny, pot) -> into(Planted::new, thorny.get(Thorny::id), pot.get(Pot::label)));

        assertThatThrownBy(() -> bare.open(query, Bindings.NONE, OnProblem.FAIL)).isInstanceOf(ProblemException.class);
        Result<Planted> counted = bare.open(query, Bindings.NONE);
        long problems = counted.problems().count();

        assertThat(problems).isPositive();
        assertThat(counted.rows()).hasSize(5);
        assertThat(counted.rows()).hasSize(5);
        assertThat(counted.problems().count()).isEqualTo(problems);
    }

    @Test
    void commit_keyThatThrows_failsTheJoinAlone() {
        Engine bare = new Engine();
        Table<Thorny> table = thorny(bare);
        Table<Item> items = bare.table(ITEMS);
        Result<Ids> joined = bare.open(joinedByRank(), Bindings.NONE);
        Result<Thorny> all = bare.open(from(THORNY).inKeyOrder(), Bindings.NONE);
        items.stage(1L, item(1, "a", 1));
        table.stage(1L, new Thorny(1, 1));
        bare.commit();
        assertThat(joined.rows()).hasSize(1);

        table.stage(2L, new Thorny(2, Thorny.STINGS));
        assertThat(bare.commit()).containsExactlyInAnyOrder(joined, all);

        assertThat(joined.failure()).isPresent();
        assertThat(joined.rows()).hasSize(1);
        assertThat(all.rows()).hasSize(2);
        assertThatThrownBy(() -> bare.open(joinedByRank(), Bindings.NONE)).hasMessage("stung");
        joined.close();
        assertThat(items.rows().indexed()).isEmpty();
        assertThat(table.rows().indexed()).isEmpty();
        table.stage(2L, null);
        bare.commit();
        assertThat(bare.open(joinedByRank(), Bindings.NONE).rows()).hasSize(1);
    }

    private static Item item(long id, String group, int score) {
        return new Item(id, null, group, score, 0, null, null, false, "");
    }

    private static Query<Ids> joinedByRank() {
        return from(ITEMS).join(THORNY).on(Item::score).equalTo(Thorny::rank)
                .select((item, row) -> into(Ids::new, item.get(Item::id), row.get(Thorny::id)));
    }

    @Test
    void windowAndBind_afterAFailure_areRefusedWithItsCause() {
        Engine bare = new Engine();
        Table<Thorny> table = thorny(bare);
        Result<Thorny> failing = bare.open(from(THORNY).orderBy(asc(Thorny::rank)).limit(3), Bindings.NONE);
        table.stage(1L, new Thorny(1, 1));
        bare.commit();
        table.stage(2L, new Thorny(2, Thorny.STINGS));
        bare.commit();

        assertThatThrownBy(() -> failing.window(new Window(0, 1))).isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("stung");
        assertThatThrownBy(() -> failing.bind(Bindings.NONE)).isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("stung");
    }
}
