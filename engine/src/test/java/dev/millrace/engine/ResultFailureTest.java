package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
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
import dev.millrace.query.RelationRef;
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
    void commit_refusedRowOutsideTheWindow_fails() {
        put(1, "a", 1);
        put(3, "c", 3);
        engine.commit();
        CheckedResult<Picky> result = engine.open(ORDERED.limit(1), Bindings.NONE);

        put(4, "d", 2);
        engine.commit();

        assertThat(result.result().failure()).isPresent();
        assertThat(rows(result)).containsExactly(new Picky("a", 1));
        assertThat(result.result().total()).isEqualTo(2);
    }

    @Test
    void commit_refusedRowThatIsOnlyReadOrCounted_fails() {
        put(1, "a", 1);
        engine.commit();
        CheckedResult<Long> count = engine.open(PICKY.aggregate(all -> all.count()), Bindings.NONE);
        CheckedResult<Integer> read = engine.open(PICKY.select(picky -> picky.get(Picky::small)), Bindings.NONE);

        put(4, "d", 2);
        engine.commit();

        assertThat(count.result().failure()).isPresent();
        assertThat(read.result().failure()).isPresent();
    }

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

        items.stage(1L, new Item(1, null, "a", 1, 0, null, null, false, ""));
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

    /** A row that refuses by an error. */
    record Asserting(long id, int rank) {
        Asserting {
            if (rank < 0) {
                throw new AssertionError("rank " + rank);
            }
        }
    }

    @Test
    void commit_errorOfOneQuery_leavesTheOthersCurrent() {
        Engine bare = new Engine();
        Table<Thorny> table = thorny(bare);
        Result<Asserting> failing = bare.open(
                from(THORNY).select(row -> into(Asserting::new, row.get(Thorny::id), row.get(Thorny::rank))),
                Bindings.NONE);
        Result<Thorny> other = bare.open(from(THORNY).inKeyOrder(), Bindings.NONE);
        table.stage(1L, new Thorny(1, 1));
        bare.commit();

        table.stage(2L, new Thorny(2, -1));
        assertThat(bare.commit()).containsExactlyInAnyOrder(failing, other);

        assertThat(failing.failure()).containsInstanceOf(AssertionError.class);
        table.stage(2L, null);
        bare.commit();
        assertThat(other.rows()).singleElement().satisfies(row -> assertThat(row.row().id()).isEqualTo(1));
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
        assertThat(pairs.rows()).hasSize(1);
        assertThat(pairs.failure()).isEmpty();
        table.stage(1L, null);
        bare.commit();

        assertThat(pairs.failure()).hasValueSatisfying(
                failure -> assertThat(failure).hasRootCauseInstanceOf(IllegalStateException.class).rootCause()
                        .hasMessageContaining("must not be changed"));
        assertThat(all.rows()).isEmpty();
        assertThat(table.size()).isZero();
    }

    @Test
    void commit_keyThatThrows_failsTheJoinAlone() {
        Engine bare = new Engine();
        Table<Thorny> table = thorny(bare);
        Table<Item> items = bare.table(ITEMS);
        Result<Ids> joined = bare.open(joinedByRank(), Bindings.NONE);
        Result<Thorny> all = bare.open(from(THORNY).inKeyOrder(), Bindings.NONE);
        items.stage(1L, new Item(1, null, "a", 1, 0, null, null, false, ""));
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

    private static Query<Ids> joinedByRank() {
        return from(ITEMS).join(THORNY).on(Item::score).equalTo(Thorny::rank)
                .select((item, row) -> into(Ids::new, item.get(Item::id), row.get(Thorny::id)));
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
