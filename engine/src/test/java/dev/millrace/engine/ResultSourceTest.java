package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Selection;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** Live queries that others read by name (laws 9, 12 and 16). */
class ResultSourceTest {

    private static final OrderedQuery<Item> TOP = from(ITEMS).orderBy(desc(Item::score)).limit(2);
    private static final QueryRef<Item> TOP_REF = QueryRef.of("top", TOP);
    private static final Selection<Item> GROUP =
            from(ITEMS).where(item -> item.get(Item::group).eq(param("group", String.class)));

    private final CheckedEngine engine = new CheckedEngine();

    private void put(long id, String group, int score) {
        engine.put(ITEMS, new Item(id, null, group, score, 0, null, null, false, ""));
    }

    private void fill() {
        put(1, "a", 10);
        put(2, "b", 20);
        put(3, "a", 30);
        put(4, "b", 40);
        engine.commit();
    }

    private static List<String> ids(CheckedResult<?> result) {
        return result.rows().stream().map(row -> row.identity().toString()).toList();
    }

    private static Query<Item> joined() {
        return from(ITEMS).join(from(TOP_REF)).on(Item::group).equalTo(Item::group).select((a, b) -> a.row());
    }

    @Test
    void ref_isWhatOthersReadItBy() {
        Result<Item> top = engine.open("top", TOP, Bindings.NONE).result();
        Result<Item> unnamed = engine.open(TOP, Bindings.NONE).result();

        assertThat(top.ref()).isEqualTo(TOP_REF);
        assertThatThrownBy(unnamed::ref).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without a name");
    }

    @Test
    void sources_ofAQueryOverAnother_areTheRelationsOfBoth() {
        engine.open("top", TOP, Bindings.NONE);

        Result<?> joined = engine.open(from(OWNERS).join(from(TOP_REF)).on(Owner::id).equalTo(Item::ref)
                .select((owner, item) -> item.row()), Bindings.NONE).result();

        assertThat(joined.sources()).containsExactly("items", "owners");
        assertThat(joined.operators()).extracting(OperatorFigures::name).contains("scan top", "scan owners");
    }

    @Test
    void open_nameIsTaken_isRefused() {
        Engine own = new Engine();
        own.table(ITEMS);
        own.open("top", TOP, Bindings.NONE, OnProblem.COUNT);

        assertThatThrownBy(() -> own.open("top", GROUP, Bindings.of("group", "a"), OnProblem.COUNT))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Live query \"top\"");
        assertThatThrownBy(() -> own.open("items", TOP, Bindings.NONE, OnProblem.COUNT))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Relation \"items\"");
        assertThatThrownBy(() -> own.table(RelationRef.of("top", Owner.class, Owner::id)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"top\"");
        assertThatThrownBy(() -> own.open(" ", TOP, Bindings.NONE, OnProblem.COUNT))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("blank");
    }

    @Test
    void open_overAnUnknownName_isRefusedAndHoldsNothing() {
        engine.open("top", TOP, Bindings.NONE);
        Query<Item> query = from(TOP_REF).join(from(QueryRef.of("last", TOP))).on(Item::id).equalTo(Item::id)
                .select((a, b) -> a.row());

        assertThatThrownBy(() -> engine.open(query, Bindings.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"last\"").hasMessageContaining("[top]");

        engine.close(engine.open().get(0));
    }

    @Test
    void open_overAnotherType_isRefused() {
        engine.open("top", TOP, Bindings.NONE);
        Query<Long> count = from(ITEMS).aggregate(all -> all.count());

        assertThatThrownBy(() -> engine.open(from(QueryRef.of("top", count)), Bindings.NONE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Long")
                .hasMessageContaining("Item");
    }

    @Test
    void close_ofWhatIsRead_isRefused() {
        fill();
        CheckedResult<Item> top = engine.open("top", TOP, Bindings.NONE);
        CheckedResult<Item> chain = engine.open("chain", from(TOP_REF), Bindings.NONE);
        CheckedResult<Item> last = engine.open(joined(), Bindings.NONE);

        assertThatThrownBy(top.result()::close).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"top\"");
        put(5, "c", 50);
        engine.commit();
        engine.close(chain);
        assertThatThrownBy(top.result()::close).isInstanceOf(IllegalStateException.class);
        engine.close(last);
        engine.close(top);

        assertThat(engine.engine().rowsHeld()).isEqualTo(5);
        engine.open("top", GROUP, Bindings.of("group", "a"));
    }

    @Test
    void commit_chainAndDiamond_changesEachOnce() {
        CheckedResult<Item> top = engine.open("top", TOP, Bindings.NONE);
        CheckedResult<Item> chain = engine.open("chain", from(TOP_REF).where(item -> item.get(Item::score).gt(0)),
                Bindings.NONE);
        CheckedResult<Item> end =
                engine.open(from(chain.result().ref()).orderBy(asc(Item::group)).limit(1), Bindings.NONE);
        CheckedResult<Item> diamond = engine.open(joined(), Bindings.NONE);
        fill();

        put(1, "b", 100);
        assertThat(engine.commit()).containsExactly(top.result(), chain.result(), end.result(), diamond.result());
        put(2, "b", 21);
        assertThat(engine.commit()).containsExactly(diamond.result());
    }

    @Test
    void commit_unconcernedReaders_takeNoPart() {
        fill();
        CheckedResult<Item> top = engine.open("top", TOP, Bindings.NONE);
        CheckedResult<Item> chain = engine.open(from(TOP_REF), Bindings.NONE);

        put(1, "c", 11);
        engine.commit();

        OperatorFigures scan = chain.result().operators().get(0);
        assertThat(scan.changesOut()).isZero();
        assertThat(top.result().hasChanges()).isFalse();
    }

    @Test
    void window_movedAtTheSource_movesItsReaders() {
        fill();
        CheckedResult<Item> top = engine.open("top", TOP, Bindings.NONE);
        CheckedResult<Item> chain = engine.open("chain", from(TOP_REF).inKeyOrder(), Bindings.NONE);
        CheckedResult<Item> end = engine.open(from(chain.result().ref()), Bindings.NONE);
        CheckedResult<Item> diamond = engine.open(joined(), Bindings.NONE);
        CheckedResult<Item> other = engine.open(from(ITEMS), Bindings.NONE);

        top.window(new Window(1, 2));
        assertThat(ids(chain)).containsExactly("2", "3");
        assertThat(other.result().hasChanges()).isFalse();
        chain.window(new Window(0, 1));
        assertThat(ids(end)).containsExactly("2");
        top.window(Window.ALL);
        assertThat(ids(end)).containsExactly("1");
        assertThat(diamond.rows()).hasSize(8);
        put(5, "a", 5);
        engine.delete(ITEMS, 1L);
        engine.commit();
        top.window(new Window(7, 2));

        assertThat(ids(chain)).isEmpty();
    }

    @Test
    void window_movedToTheSameRows_concernsNobody() {
        fill();
        CheckedResult<Item> top = engine.open("top", TOP, Bindings.NONE);
        engine.open(from(TOP_REF), Bindings.NONE);
        top.window(new Window(0, 10));

        assertThat(top.result().window(new Window(0, 9))).isEmpty();
    }

    @Test
    void bind_atTheSource_movesItsReadersAndKeepsRowsThatStay() {
        fill();
        CheckedResult<Item> group = engine.open("group", GROUP, Bindings.of("group", "a"));
        CheckedResult<Item> chain = engine.open(from(group.result().ref()).orderBy(asc(Item::score)), Bindings.NONE);
        CheckedResult<Item> diamond = engine.open(from(ITEMS).leftJoin(from(group.result().ref())).on(Item::id)
                .equalTo(Item::id).select((a, b) -> b.row()), Bindings.NONE);

        group.bind(Bindings.of("group", "b"));
        assertThat(ids(chain)).containsExactly("2", "4");
        put(1, "b", 1);
        engine.commit();
        assertThat(ids(chain)).containsExactly("1", "2", "4");
        put(2, "a", 2);
        engine.commit();
        group.bind(Bindings.of("group", "a"));

        assertThat(ids(chain)).containsExactly("2", "3");
        assertThat(diamond.rows()).hasSize(4);
    }

    @Test
    void bind_ofAReader_readsTheRowsAsTheyAre() {
        fill();
        CheckedResult<Item> top = engine.open("top", TOP, Bindings.NONE);
        CheckedResult<Item> reader = engine.open(from(TOP_REF)
                .where(item -> item.get(Item::group).eq(param("group", String.class))), Bindings.of("group", "a"));
        top.window(Window.ALL);

        reader.bind(Bindings.of("group", "b"));
        put(5, "b", 50);
        engine.commit();

        assertThat(ids(reader)).containsExactlyInAnyOrder("2", "4", "5");
    }

    @Test
    void failure_ofTheSource_isThatOfItsReadersAndOfNoOthers() {
        Engine own = new Engine();
        Table<Item> items = own.table(ITEMS);
        items.stage(1L, new Item(1, null, "a", 1, 0, null, null, false, ""));
        own.commit();
        Result<Integer> source =
                own.open("fragile", from(ITEMS).select(item -> constant(8).dividedBy(item.get(Item::score))),
                        Bindings.NONE, OnProblem.FAIL);
        Result<Integer> reader = own.open("reader", from(source.ref()), Bindings.NONE, OnProblem.COUNT);
        Result<Integer> last = own.open(from(reader.ref()), Bindings.NONE);
        Result<Item> other = own.open(from(ITEMS), Bindings.NONE);

        items.stage(1L, new Item(1, null, "a", 0, 0, null, null, false, ""));
        assertThat(own.commit()).containsExactly(source, reader, last, other);

        assertThat(reader.failure()).hasValueSatisfying(failure -> assertThat(failure)
                .hasMessageContaining("\"fragile\"").hasCauseInstanceOf(ProblemException.class));
        assertThat(last.failure()).hasValueSatisfying(failure -> assertThat(failure)
                .hasMessageContaining("\"reader\"").hasRootCauseInstanceOf(ArithmeticException.class));
        assertThat(last.rows()).extracting(Identified::row).containsExactly(8);
        assertThat(other.failure()).isEmpty();
        assertThatThrownBy(() -> own.open(from(source.ref()), Bindings.NONE)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"fragile\"").hasCauseInstanceOf(ProblemException.class);
        items.stage(1L, null);
        assertThat(own.commit()).containsExactly(other);
        last.close();
        reader.close();
        source.close();
    }

    @Test
    void failure_ofAReader_leavesTheSourceAndOtherReadersCurrent() {
        Engine own = new Engine();
        Table<Item> items = own.table(ITEMS);
        Result<Item> source = own.open("all", from(ITEMS), Bindings.NONE, OnProblem.COUNT);
        Result<Integer> fragile = own.open(
                from(source.ref()).select(item -> constant(8).dividedBy(item.get(Item::score))), Bindings.NONE,
                OnProblem.FAIL);
        Result<Item> other = own.open(from(source.ref()), Bindings.NONE);

        items.stage(1L, new Item(1, null, "a", 0, 0, null, null, false, ""));
        assertThat(own.commit()).containsExactly(source, fragile, other);
        assertThat(fragile.failure()).isPresent();
        items.stage(2L, new Item(2, null, "a", 2, 0, null, null, false, ""));
        assertThat(own.commit()).containsExactly(source, other);

        assertThat(other.rows()).hasSize(2);
    }

    @Test
    void open_thatFailsOverASource_holdsNothing() {
        Engine own = new Engine();
        Table<Item> items = own.table(ITEMS);
        items.stage(1L, new Item(1, null, "a", 0, 0, null, null, false, ""));
        own.commit();
        Result<Item> source = own.open("all", from(ITEMS), Bindings.NONE, OnProblem.COUNT);
        long held = own.rowsHeld();

        assertThatThrownBy(() -> own.open(
                from(source.ref()).select(item -> constant(8).dividedBy(item.get(Item::score))), Bindings.NONE,
                OnProblem.FAIL)).isInstanceOf(ProblemException.class);

        assertThat(own.rowsHeld()).isEqualTo(held);
        source.close();
    }

    @Test
    void anyHistory_ofSourcesThatMove_agrees() {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            CheckedEngine own = new CheckedEngine();
            CheckedResult<Item> top = own.open("top", TOP, Bindings.NONE);
            CheckedResult<Item> group = own.open("group", GROUP, Bindings.of("group", "a"));
            CheckedResult<String> titles = own.open("titles", from(TOP_REF).join(from(group.result().ref()))
                    .on(Item::score).equalTo(Item::score)
                    .select((a, b) -> a.get(Item::title)).inKeyOrder(),
                    Bindings.NONE);
            own.open(from(titles.result().ref()).distinct(), Bindings.NONE);
            own.open(joined(), Bindings.NONE);
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> top.window(new Window(random.nextInt(3), random.nextInt(4)));
                    case 1 -> group.bind(Bindings.of("group", random.nextBoolean() ? "a" : "b"));
                    case 2 -> titles.window(new Window(random.nextInt(2), 1 + random.nextInt(3)));
                    default -> change(own, random);
                }
            }
        }
    }

    private static void change(CheckedEngine own, Random random) {
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            long id = random.nextInt(8);
            if (random.nextInt(3) == 0) {
                own.delete(ITEMS, id);
            } else {
                own.put(ITEMS, new Item(id, null, random.nextBoolean() ? "a" : "b", random.nextInt(4), 0, null, null,
                        false, "t" + random.nextInt(2)));
            }
        }
        own.commit();
    }
}
