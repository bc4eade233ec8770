package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.Query;
import dev.millrace.query.Selection;
import dev.millrace.query.UserFunction;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.Picky;

/**
 * Evaluations that cannot be made: they are counted, or they are the end of their query (law 5). Each query here has one for items of
 * the score 2.
 */
class ProblemsTest {

    private static final int BAD = 2;
    private static final UserFunction.Unary<Integer, Integer> THROWING =
            UserFunction.of("throwing", Integer.class, Integer.class, ProblemsTest::notTwo);
    private static final Selection<Picky> PICKY =
            from(ITEMS).select(item -> into(Picky::new, item.get(Item::group), item.get(Item::score)));

    /**
     * A way in which a row has a problem.
     *
     * @param leavesOut whether the row is left out; else a value is null
     */
    private record Way(String name, Query<?> query, String expression, Class<? extends Throwable> cause,
            boolean leavesOut) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("overflow",
                        from(ITEMS).select(item -> item.get(Item::score).plus(Integer.MAX_VALUE - 1)),
                        "a.get(Item::score).plus(2147483646)", ArithmeticException.class, false),
                new Way("division by zero",
                        from(ITEMS).select(item -> constant(8).dividedBy(item.get(Item::score).minus(BAD))),
                        "constant(8).dividedBy(a.get(Item::score).minus(2))", ArithmeticException.class, false),
                new Way("user function",
                        from(ITEMS).select(item -> number(THROWING.call(item.get(Item::score))).plus(1)),
                        "throwing.call(a.get(Item::score))", IllegalStateException.class, false),
                new Way("record below the row",
                        from(ITEMS).select(item -> into(Picky::new, item.get(Item::group), item.get(Item::score))
                                .isNull()),
                        "into(Picky::new, a.get(Item::group), a.get(Item::score))", IllegalArgumentException.class,
                        false),
                new Way("constructor", PICKY, "into(Picky::new, a.get(Item::group), a.get(Item::score))",
                        IllegalArgumentException.class, true),
                new Way("opaque filter", from(ITEMS).filter(item -> notTwo(item.score()) > 0), "filter",
                        IllegalStateException.class, true),
                new Way("opaque map", from(ITEMS).map(Integer.class, item -> notTwo(item.score())), "map",
                        IllegalStateException.class, true),
                new Way("condition",
                        from(ITEMS).where(item -> item.get(Item::score).plus(Integer.MAX_VALUE - 1).gt(0)),
                        "a.get(Item::score).plus(2147483646)", ArithmeticException.class, true));
    }

    private static int notTwo(Integer number) {
        if (number == BAD) {
            throw new IllegalStateException("two");
        }
        return number;
    }

    private final Engine engine = new Engine();
    private final Table<Item> items = engine.table(ITEMS);
    private final Table<Owner> owners = engine.table(OWNERS);

    private void put(long id, String group, int score) {
        items.stage(id, new Item(id, null, group, score, 0, null, null, false, ""));
    }

    private static List<Object> rows(Result<?> result) {
        return result.rows().stream().<Object>map(Identified::row).toList();
    }

    private static void assertIsOf(Problem problem, Way way, String identity) {
        assertThat(problem.identity()).hasToString(identity);
        assertThat(problem.expression()).contains(way.expression());
        assertThat(problem.cause()).isInstanceOf(way.cause());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void count_atOpen_isCountedAndTheLatestIsKept(Way way) {
        put(1, "a", 1);
        put(7, "a", BAD);
        engine.commit();

        Result<?> result = engine.open(way.query(), Bindings.NONE);

        assertThat(result.size()).isEqualTo(way.leavesOut() ? 1 : 2);
        assertThat(result.problems().count()).isPositive();
        assertThat(result.problems().latest()).hasValueSatisfying(problem -> assertIsOf(problem, way, "7"));
        assertThat(result.failure()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void count_inACommit_isCountedAndTheQueryGoesOn(Way way) {
        Result<?> result = engine.open(way.query(), Bindings.NONE);
        put(1, "a", 1);
        put(2, "b", 1);
        engine.commit();
        assertThat(result.problems().count()).isZero();
        assertThat(result.problems().latest()).isEmpty();

        put(2, "b", BAD);
        engine.commit();
        assertThat(result.size()).isEqualTo(way.leavesOut() ? 1 : 2);
        assertThat(result.problems().latest()).hasValueSatisfying(problem -> assertIsOf(problem, way, "2"));
        long counted = result.problems().count();
        put(3, "c", BAD);
        engine.commit();

        assertThat(result.problems().count()).isGreaterThan(counted);
        assertThat(result.problems().latest()).hasValueSatisfying(problem -> assertIsOf(problem, way, "3"));
        put(2, "b", 1);
        put(3, "c", 1);
        engine.commit();
        assertThat(result.size()).isEqualTo(3);
        assertThat(result.failure()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void fail_atOpen_isNotOpened(Way way) {
        put(1, "a", 1);
        put(7, "a", BAD);
        engine.commit();

        assertThatThrownBy(() -> engine.open(way.query(), Bindings.NONE, OnProblem.FAIL))
                .isInstanceOfSatisfying(ProblemException.class,
                        failure -> assertIsOf(failure.problem(), way, "7"))
                .hasCauseInstanceOf(way.cause()).hasMessageContaining(way.expression());

        assertThat(engine.rowsHeld()).isEqualTo(2);
        put(7, "a", 1);
        assertThat(engine.commit()).isEmpty();
        assertThat(engine.open(way.query(), Bindings.NONE, OnProblem.FAIL).size()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void fail_inACommit_keepsTheLastGoodRowsAndLeavesTheOthersCurrent(Way way) {
        Result<?> failing = engine.open(way.query(), Bindings.NONE, OnProblem.FAIL);
        Result<?> counting = engine.open(way.query(), Bindings.NONE);
        Result<Item> other = engine.open(from(ITEMS).orderBy(asc(Item::score)), Bindings.NONE, OnProblem.FAIL);
        put(1, "a", 1);
        put(2, "b", 1);
        put(3, "c", 1);
        engine.commit();
        List<Object> good = rows(failing);

        put(1, "d", 1);
        put(2, "b", BAD);
        items.stage(3L, null);
        put(4, "e", 1);
        assertThat(engine.commit()).contains(failing, other);

        assertThat(failing.failure()).hasValueSatisfying(failure -> assertThat(failure)
                .isInstanceOfSatisfying(ProblemException.class, thrown -> assertIsOf(thrown.problem(), way, "2")));
        assertThat(rows(failing)).containsExactlyElementsOf(good);
        assertThat(failing.hasChanges()).isFalse();
        assertThat(counting.failure()).isEmpty();
        assertThat(counting.size()).isEqualTo(way.leavesOut() ? 2 : 3);
        assertThat(rows(other)).hasSize(3);
        put(2, "b", 1);
        put(5, "f", 1);
        assertThat(engine.commit()).doesNotContain(failing).contains(other);
        assertThat(rows(failing)).containsExactlyElementsOf(good);
        assertThat(counting.size()).isEqualTo(4);
        failing.close();
        counting.close();
        other.close();
        assertThat(items.rows().indexed()).isEmpty();
    }

    @Test
    void count_sumThatDoesNotFit_isOfNoOneRow() {
        Result<Long> sums = engine.open(from(ITEMS).groupBy(Item::group).select(group -> group.sum(Item::id)),
                Bindings.NONE);
        Result<Long> all = engine.open(from(ITEMS).aggregate(total -> total.sum(Item::id)), Bindings.NONE);

        put(Long.MAX_VALUE, "a", 1);
        put(1, "a", 1);
        put(2, "b", 1);
        engine.commit();

        assertThat(rows(sums)).containsExactlyInAnyOrder(null, 2L);
        assertThat(sums.problems().latest()).hasValueSatisfying(problem -> {
            assertThat(problem.identity()).isEqualTo(new Identity.Unit());
            assertThat(problem.expression()).contains("sum");
        });
        assertThat(rows(all)).containsExactly((Object) null);
        assertThat(all.problems().count()).isPositive();
        items.stage(1L, null);
        items.stage(2L, null);
        engine.commit();
        assertThat(rows(sums)).containsExactly(Long.MAX_VALUE);
        assertThat(rows(all)).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void count_sumThatDoesNotFitWithinACommit_isNone() {
        Result<Long> all = engine.open(from(ITEMS).aggregate(total -> total.sum(Item::id)), Bindings.NONE,
                OnProblem.FAIL);

        put(Long.MAX_VALUE, "a", 1);
        put(Long.MAX_VALUE - 1, "a", 1);
        put(-1, "a", 1);
        items.stage(Long.MAX_VALUE - 1, null);
        engine.commit();

        assertThat(all.failure()).isEmpty();
        assertThat(rows(all)).containsExactly(Long.MAX_VALUE - 1);
    }

    @Test
    void count_joinedRow_isToldApartAsTheStepThatEvaluatesItDoes() {
        Result<Picky> joined = engine.open(from(ITEMS).join(OWNERS).on(Item::group).equalTo(Owner::region)
                .select((item, owner) -> into(Picky::new, owner.get(Owner::region), owner.get(Owner::level))),
                Bindings.NONE);

        put(1, "a", 1);
        owners.stage("o", new Owner("o", "a", BAD, null));
        engine.commit();

        assertThat(joined.rows()).isEmpty();
        assertThat(joined.problems().latest())
                .hasValueSatisfying(problem -> assertThat(problem.identity()).hasToString("(1, o)"));
        owners.stage("o", new Owner("o", "a", 1, null));
        engine.commit();
        assertThat(rows(joined)).containsExactly(new Picky("a", 1));
    }

    @Test
    void count_rowThatIsLeftOut_isNoneOfWhatStandsAboveIt() {
        put(1, "a", 1);
        put(2, "b", BAD);
        put(3, "", 3);
        put(4, "d", 4);
        engine.commit();

        Result<Long> counted = engine.open(PICKY.aggregate(all -> all.count()), Bindings.NONE);
        Result<Picky> second = engine.open(PICKY.orderBy(asc(Picky::small)).offset(1).limit(1), Bindings.NONE);
        assertThat(rows(counted)).containsExactly(2L);
        assertThat(rows(second)).containsExactly(new Picky("d", 4));
        put(2, "b", 3);
        engine.commit();

        assertThat(rows(counted)).containsExactly(3L);
        assertThat(rows(second)).containsExactly(new Picky("b", 3));
        assertThat(second.total()).isEqualTo(3);
    }

    @Test
    void fail_boundToAProblem_keepsTheOldParameters() {
        put(1, "a", 1);
        put(2, "b", BAD);
        engine.commit();
        Result<Picky> result = engine.open(from(ITEMS)
                .where(item -> item.get(Item::group).eq(param("group", String.class)))
                .select(item -> into(Picky::new, item.get(Item::group), item.get(Item::score))),
                Bindings.of("group", "a"), OnProblem.FAIL);

        assertThatThrownBy(() -> result.bind(Bindings.of("group", "b"))).isInstanceOf(ProblemException.class)
                .hasRootCauseMessage("small must not be 2");
        assertThatThrownBy(() -> result.bind(Bindings.of("group", 7))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"group\"");
        assertThatThrownBy(() -> result.bind(Bindings.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"group\"");

        assertThat(result.bindings()).isEqualTo(Bindings.of("group", "a"));
        assertThat(result.failure()).isEmpty();
        assertThat(result.hasChanges()).isFalse();
        put(1, "a", 6);
        engine.commit();
        assertThat(rows(result)).containsExactly(new Picky("a", 6));
        result.close();
        assertThat(engine.rowsHeld()).isEqualTo(2);
    }

    @Test
    void fail_problemOutsideTheWindow_fails() {
        put(1, "a", 1);
        engine.commit();
        Result<Picky> result = engine.open(PICKY.orderBy(asc(Picky::text)).limit(1), Bindings.NONE, OnProblem.FAIL);

        put(4, "d", BAD);
        engine.commit();

        assertThat(result.failure()).isPresent();
        assertThat(rows(result)).containsExactly(new Picky("a", 1));
        assertThatThrownBy(() -> result.window(new Window(0, 2))).isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("small must not be 2");
        assertThatThrownBy(() -> result.bind(Bindings.NONE)).isInstanceOf(IllegalStateException.class);
    }

    /** A row that refuses by an error. */
    record Asserting(long id, int score) {
        Asserting {
            if (score < 0) {
                throw new AssertionError("score " + score);
            }
        }
    }

    @Test
    void errorOfAConstructor_isAProblemToo() {
        Query<Asserting> query = from(ITEMS)
                .select(row -> into(Asserting::new, row.get(Item::id), row.get(Item::score).coalesce(0)));
        Result<Asserting> failing = engine.open(query, Bindings.NONE, OnProblem.FAIL);
        Result<Asserting> counting = engine.open(query, Bindings.NONE);

        put(1, "a", 1);
        put(2, "a", -1);
        engine.commit();

        assertThat(failing.failure()).hasValueSatisfying(
                failure -> assertThat(failure).hasCauseInstanceOf(AssertionError.class));
        assertThat(rows(counting)).containsExactly(new Asserting(1, 1));
        assertThat(counting.problems().latest()).hasValueSatisfying(
                problem -> assertThat(problem.cause()).isInstanceOf(AssertionError.class));
    }
}
