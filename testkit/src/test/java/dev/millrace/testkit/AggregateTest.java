package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Expr;
import dev.millrace.query.Ref;
import dev.millrace.query.Totals;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.Collation.Strength;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** What becomes of the rows of a group: law 11. */
class AggregateTest {

    private static final Collation LETTERS = Collation.of(Locale.ROOT).withStrength(Strength.PRIMARY);

    private static <V> @Nullable Object of(Function<Totals<Todo>, Expr<V>> aggregate, Object... todos) {
        return evaluate(from(TODOS).aggregate(aggregate), todos).rows().get(0);
    }

    private static Todo owned(long id, @Nullable String owner, @Nullable Integer rank) {
        return Todo.of(id).withOwner(owner).withRank(rank);
    }

    private static Ref<Todo> row(Totals<Todo> all) {
        return all.row();
    }

    @Test
    void counts_areZeroOverNothing() {
        assertThat(of(g -> g.count())).isEqualTo(0L);
        assertThat(of(g -> g.count(Todo::owner))).isEqualTo(0L);
        assertThat(of(g -> g.countDistinct(Todo::owner))).isEqualTo(0L);
    }

    @Test
    void counts_ofRowsOfValuesAndOfDifferentValues() {
        Object[] todos = {owned(1, "a", 1), owned(2, null, 1), owned(3, "a", null), owned(4, "b", 2)};

        assertThat(of(g -> g.count(), todos)).isEqualTo(4L);
        assertThat(of(g -> g.count(Todo::owner), todos)).isEqualTo(3L);
        assertThat(of(g -> g.countDistinct(Todo::owner), todos)).isEqualTo(2L);
    }

    @Test
    void countDistinct_comparesByValue() {
        assertThat(of(g -> g.countDistinct(Todo::weight), Todo.of(1).withWeight(-0.0), Todo.of(2).withWeight(0.0),
                Todo.of(3).withWeight(Double.NaN),
                Todo.of(4).withWeight(Double.longBitsToDouble(0x7ff8_0000_0000_0001L))))
                .isEqualTo(2L);
        assertThat(of(g -> g.countDistinct(Todo::price), Todo.of(1).withPrice("1.0"), Todo.of(2).withPrice("1.00")))
                .isEqualTo(1L);
    }

    @Test
    void firstAndLast_areOfTheOrder_nullOrNot() {
        Object[] todos = {owned(1, "a", 3), owned(2, null, 5), owned(3, "c", 1)};

        assertThat(of(g -> g.first(row(g).get(Todo::owner)), todos)).isEqualTo("a");
        assertThat(of(g -> g.last(row(g).get(Todo::owner)), todos)).isEqualTo("c");
        assertThat(of(g -> g.first(row(g).get(Todo::owner), asc(row(g).get(Todo::rank))), todos)).isEqualTo("c");
        assertThat(of(g -> g.last(row(g).get(Todo::owner), asc(row(g).get(Todo::rank))), todos)).isNull();
        assertThat(of(g -> g.first(row(g).get(Todo::owner)))).isNull();
    }

    @Test
    void firstAndLast_tiesGoByIdentity() {
        Object[] todos = {owned(2, "b", 1), owned(1, "a", 1), owned(3, "c", 1)};

        assertThat(of(g -> g.first(row(g).get(Todo::owner), desc(row(g).get(Todo::rank))), todos)).isEqualTo("a");
        assertThat(of(g -> g.last(row(g).get(Todo::owner), desc(row(g).get(Todo::rank))), todos)).isEqualTo("c");
    }

    @Test
    void argMinAndArgMax_skipRowsWithoutWhatIsCompared() {
        Object[] todos = {owned(1, "a", null), owned(2, null, 1), owned(3, "c", 5), owned(4, "d", 5)};

        assertThat(of(g -> g.argMin(row(g).get(Todo::owner), row(g).get(Todo::rank)), todos)).isNull();
        assertThat(of(g -> g.argMin(row(g).get(Todo::id), row(g).get(Todo::rank)), todos)).isEqualTo(2L);
        assertThat(of(g -> g.argMax(row(g).get(Todo::owner), row(g).get(Todo::rank)), todos)).isEqualTo("c");
        assertThat(of(g -> g.argMax(row(g).get(Todo::owner), row(g).get(Todo::rank)), owned(1, "a", null))).isNull();
    }

    @Test
    void argMax_hasNanAsGreatest() {
        assertThat(of(g -> g.argMax(row(g).get(Todo::id), row(g).get(Todo::weight)),
                Todo.of(1).withWeight(Double.POSITIVE_INFINITY), Todo.of(2).withWeight(Double.NaN),
                Todo.of(3).withWeight(Double.NaN))).isEqualTo(2L);
    }

    @Test
    void list_holdsAllValuesByIdentityOrInItsOrder() {
        Object[] todos = {owned(3, "c", 1), owned(1, "a", 2), owned(2, null, 3)};

        assertThat(of(g -> g.list(row(g).get(Todo::owner)), todos)).isEqualTo(Arrays.asList("a", null, "c"));
        assertThat(of(g -> g.list(row(g).get(Todo::owner), desc(row(g).get(Todo::rank))), todos))
                .isEqualTo(Arrays.asList(null, "a", "c"));
        assertThat(of(g -> g.list(row(g).get(Todo::owner)))).isEqualTo(List.of());
    }

    @Test
    void list_keepsValuesAsTheyAre_setShowsThemCanonically() {
        Object[] todos = {Todo.of(1).withPrice("1.50").withWeight(-0.0), Todo.of(2).withPrice("1.5"), Todo.of(3)};

        assertThat(of(g -> g.list(row(g).get(Todo::price)), todos))
                .isEqualTo(Arrays.asList(new BigDecimal("1.50"), new BigDecimal("1.5"), null));
        assertThat(of(g -> g.set(row(g).get(Todo::price)), todos)).isEqualTo(List.of(new BigDecimal("1.5")));
        assertThat(of(g -> g.set(row(g).get(Todo::weight)), todos)).isEqualTo(List.of(0.0));
    }

    @Test
    void set_isInTheOrderOfItsValuesWithoutNull() {
        assertThat(of(g -> g.set(row(g).get(Todo::owner)), owned(1, "b", 1), owned(2, null, 1), owned(3, "a", 1),
                owned(4, "b", 1))).isEqualTo(List.of("a", "b"));
        assertThat(of(g -> g.set(row(g).get(Todo::owner)), owned(2, null, 1))).isEqualTo(List.of());
    }

    @Test
    void stringJoin_skipsNulls() {
        Object[] todos = {owned(3, "c", 1), owned(1, "a", 2), owned(2, null, 3), owned(4, "", 0)};

        assertThat(of(g -> g.stringJoin(row(g).get(Todo::owner), ", "), todos)).isEqualTo("a, c, ");
        assertThat(of(g -> g.stringJoin(row(g).get(Todo::owner), "", asc(row(g).get(Todo::rank))), todos))
                .isEqualTo("ca");
        assertThat(of(g -> g.stringJoin(row(g).get(Todo::owner), ", "), owned(2, null, 3))).isNull();
        assertThat(of(g -> g.stringJoin(row(g).get(Todo::owner), ", "))).isNull();
    }

    @Test
    void everyAndSome_skipTheUnknown() {
        Object[] mixed = {Todo.of(1).withDone(true), Todo.of(2).withDone(false), Todo.of(3)};
        Object[] yes = {Todo.of(1).withDone(true), Todo.of(3)};
        Object[] unknown = {Todo.of(3)};

        assertThat(of(g -> g.every(row(g).get(Todo::done)), mixed)).isEqualTo(false);
        assertThat(of(g -> g.some(row(g).get(Todo::done)), mixed)).isEqualTo(true);
        assertThat(of(g -> g.every(row(g).get(Todo::done)), yes)).isEqualTo(true);
        assertThat(of(g -> g.some(row(g).get(Todo::done).not()), yes)).isEqualTo(false);
        assertThat(of(g -> g.every(row(g).get(Todo::done)), unknown)).isNull();
        assertThat(of(g -> g.some(row(g).get(Todo::done)), unknown)).isNull();
    }

    @Test
    void minAndMax_ofStrings_areByCodePointUnlessCollated() {
        Object[] todos = {owned(1, "b", 1), owned(2, "A", 1), owned(3, "a", 1), owned(4, "B", 1)};

        assertThat(of(g -> g.min(Todo::owner), todos)).isEqualTo("A");
        assertThat(of(g -> g.max(Todo::owner), todos)).isEqualTo("b");
        // Where the collation sees no difference, the lowest identity stands.
        assertThat(of(g -> g.min(row(g).get(Todo::owner), LETTERS), todos)).isEqualTo("A");
        assertThat(of(g -> g.max(row(g).get(Todo::owner), LETTERS), todos)).isEqualTo("b");
        assertThat(of(g -> g.min(row(g).get(Todo::owner), LETTERS), owned(1, null, 1))).isNull();
    }

    @Test
    void medianAndPercentile_lieBetweenTwoValuesInProportion() {
        Object[] todos = {owned(1, "a", 10), owned(2, "a", 20), owned(3, "a", null), owned(4, "a", 30),
            owned(5, "a", 40)};

        assertThat(of(g -> g.median(row(g).get(Todo::rank)), todos)).isEqualTo(25.0);
        assertThat(of(g -> g.percentile(row(g).get(Todo::rank), 0.0), todos)).isEqualTo(10.0);
        assertThat(of(g -> g.percentile(row(g).get(Todo::rank), 0.25), todos)).isEqualTo(17.5);
        assertThat(of(g -> g.percentile(row(g).get(Todo::rank), 1.0), todos)).isEqualTo(40.0);
        assertThat(of(g -> g.median(row(g).get(Todo::rank)), owned(1, "a", 7))).isEqualTo(7.0);
        assertThat(of(g -> g.median(row(g).get(Todo::rank)), owned(1, "a", null))).isNull();
    }

    @Test
    void variances_ofOneValue_areNullOfASampleAndZeroOfAPopulation() {
        Object[] one = {owned(1, "a", 7)};
        Object[] four = {owned(1, "a", 2), owned(2, "a", 4), owned(3, "a", 4), owned(4, "a", 6)};

        assertThat(of(g -> g.variance(row(g).get(Todo::rank)), one)).isNull();
        assertThat(of(g -> g.stddev(row(g).get(Todo::rank)), one)).isNull();
        assertThat(of(g -> g.variancePopulation(row(g).get(Todo::rank)), one)).isEqualTo(0.0);
        assertThat(of(g -> g.stddevPopulation(row(g).get(Todo::rank)), one)).isEqualTo(0.0);
        assertThat(of(g -> g.variance(row(g).get(Todo::rank)), four)).isEqualTo(8 / 3.0);
        assertThat(of(g -> g.variancePopulation(row(g).get(Todo::rank)), four)).isEqualTo(2.0);
        assertThat(of(g -> g.stddevPopulation(row(g).get(Todo::rank)), four)).isEqualTo(Math.sqrt(2));
    }

    @Test
    void everyAggregateButCountsAndLists_isNullOverNothing() {
        List<Function<Totals<Todo>, Expr<?>>> aggregates = List.of(g -> g.sum(Todo::rank), g -> g.avg(Todo::rank),
                g -> g.min(Todo::rank), g -> g.max(Todo::rank), g -> g.median(row(g).get(Todo::rank)),
                g -> g.percentile(row(g).get(Todo::rank), 0.5), g -> g.variance(row(g).get(Todo::rank)),
                g -> g.variancePopulation(row(g).get(Todo::rank)), g -> g.stddev(row(g).get(Todo::rank)),
                g -> g.stddevPopulation(row(g).get(Todo::rank)), g -> g.first(row(g).get(Todo::rank)),
                g -> g.last(row(g).get(Todo::rank)), g -> g.argMin(row(g).get(Todo::rank), row(g).get(Todo::rank)),
                g -> g.argMax(row(g).get(Todo::rank), row(g).get(Todo::rank)),
                g -> g.stringJoin(row(g).get(Todo::owner), ","), g -> g.every(row(g).get(Todo::done)),
                g -> g.some(row(g).get(Todo::done)), g -> g.sumDecimal(row(g).get(Todo::price)),
                g -> g.sumDouble(row(g).get(Todo::weight)));

        assertThat(aggregates).allSatisfy(aggregate -> {
            var query = from(TODOS).aggregate(g -> aggregate.apply(g));
            assertThat(query.node().lane().nullable()).isTrue();
            assertThat(evaluate(query).rows()).containsExactly((Object) null);
        });
    }

    @Test
    void groupsOfAJoin_aggregateInTheOrderOfEitherSide() {
        var query = from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .groupByExpr((t, p) -> p.get(Person::team))
                .select((g, t, p) -> g.stringJoin(p.get(Person::name), " ", desc(p.get(Person::level)),
                        asc(t.get(Todo::id))));

        assertThat(evaluate(query, owned(1, "ann", 1), owned(2, "bob", 1), owned(3, "ann", 1),
                new Person("ann", "core", 1), new Person("bob", "core", 2)).rows()).containsExactly("bob ann ann");
    }
}
