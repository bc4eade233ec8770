package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** Groups and aggregates: law 11, and the canonical form of what they show (law 3). */
class GroupTest {

    record Team(@Nullable String team, long todos, @Nullable Long ranks, @Nullable String first) {
    }

    record Key(@Nullable String owner, double weight) {
    }

    record Line(@Nullable String owner, @Nullable Integer rank, long rows) {
    }

    record Size(long rows, long owners) {
    }

    record Count(@Nullable String owner, long rows) {
    }

    record Totals(long rows, long ranked, @Nullable Long sum, @Nullable Double average, @Nullable Integer least,
            @Nullable Integer greatest) {
    }

    private static EvaluatedResult totals(Object... rows) {
        return evaluate(from(TODOS)
                .aggregate(g -> into(Totals::new, g.count(), g.count(g.row().get(Todo::rank)), g.sum(Todo::rank),
                        g.avg(Todo::rank), g.min(Todo::rank), g.max(Todo::rank))),
                rows);
    }

    @Test
    void null_isAGroupOfItsOwn() {
        var query = from(TODOS).groupBy(Todo::owner).select(g -> into(Count::new, g.key(), g.count()));

        var result = evaluate(query, Todo.of(1).withOwner("b"), Todo.of(2), Todo.of(3).withOwner("a"), Todo.of(4),
                Todo.of(5).withOwner("b"));

        assertThat(result.rows()).containsExactly(new Count(null, 2), new Count("a", 1), new Count("b", 2));
        assertThat(identities(result)).containsExactly("[null]", "[a]", "[b]");
    }

    @Test
    void noRows_noGroups() {
        assertThat(evaluate(from(TODOS).groupBy(Todo::owner).select(g -> g.count())).entries()).isEmpty();
    }

    @Test
    void having_seesKeyAndAggregates() {
        var query = from(TODOS).groupBy(Todo::owner)
                .having(g -> g.count().gt(1).and(g.key().isNotNull()))
                .select(g -> into(Count::new, g.key(), g.count()));

        var result = evaluate(query, Todo.of(1), Todo.of(2), Todo.of(3).withOwner("a"), Todo.of(4).withOwner("b"),
                Todo.of(5).withOwner("b"));

        assertThat(result.rows()).containsExactly(new Count("b", 2));
    }

    @Test
    void aggregates_skipNulls() {
        assertThat(totals(Todo.of(1).withRank(2), Todo.of(2), Todo.of(3).withRank(5)).rows())
                .containsExactly(new Totals(3, 2, 7L, 3.5, 2, 5));
    }

    @Test
    void aggregateOfNulls_isNull() {
        assertThat(totals(Todo.of(1), Todo.of(2)).rows()).containsExactly(new Totals(2, 0, null, null, null, null));
    }

    @Test
    void aggregateOverNothing_isOneRowOfUnitIdentity() {
        var result = totals();

        assertThat(result.rows()).containsExactly(new Totals(0, 0, null, null, null, null));
        assertThat(result.identities()).containsExactly(new Identity.Unit());
    }

    @Test
    void sum_thatDoesNotFit_isNull() {
        var sum = from(TODOS).aggregate(g -> g.sum(Todo::id));
        var average = from(TODOS).aggregate(g -> g.avg(Todo::id));

        assertThat(evaluate(sum, Todo.of(Long.MAX_VALUE), Todo.of(1)).rows()).containsExactly((Object) null);
        assertThat(evaluate(sum, Todo.of(Long.MIN_VALUE), Todo.of(-1)).rows()).containsExactly((Object) null);
        assertThat(evaluate(sum, Todo.of(Long.MAX_VALUE), Todo.of(1), Todo.of(-1)).rows())
                .containsExactly(Long.MAX_VALUE);
        assertThat(evaluate(average, Todo.of(Long.MAX_VALUE), Todo.of(Long.MAX_VALUE - 1)).rows())
                .containsExactly(0x1p63);
    }

    @Test
    void equalKeys_areOneGroupShownCanonically() {
        var byWeight = from(TODOS).groupBy(Todo::weight).select(g -> g.key());
        var byPrice = from(TODOS).groupBy(Todo::price).select(g -> g.key());

        assertThat(evaluate(byWeight, Todo.of(1).withWeight(-0.0), Todo.of(2).withWeight(0.0),
                Todo.of(3).withWeight(Double.NaN)).rows())
                .containsExactly(0.0, Double.NaN);
        assertThat(evaluate(byPrice, Todo.of(1).withPrice("1.00"), Todo.of(2).withPrice("1.0"),
                Todo.of(3).withPrice("100")).rows())
                .containsExactly(new BigDecimal("1"), new BigDecimal("1E+2"));
    }

    @Test
    void minMax_areShownCanonically() {
        var least = from(TODOS).aggregate(g -> g.min(g.row().get(Todo::weight)));
        var greatest = from(TODOS).aggregate(g -> g.max(g.row().get(Todo::price)));
        Object[] rows =
                {Todo.of(1).withWeight(-0.0).withPrice("2.50"), Todo.of(2).withWeight(Double.NaN).withPrice("2.5")};

        assertThat(evaluate(least, rows).rows()).containsExactly(0.0);
        assertThat(evaluate(greatest, rows).rows()).containsExactly(new BigDecimal("2.5"));
    }

    @Test
    void max_ofDoubles_hasNanAsGreatest() {
        var greatest = from(TODOS).aggregate(g -> g.max(g.row().get(Todo::weight)));

        assertThat(
                evaluate(greatest, Todo.of(1).withWeight(Double.NaN), Todo.of(2).withWeight(Double.POSITIVE_INFINITY))
                        .rows())
                .containsExactly(Double.NaN);
    }

    @Test
    void groupOverAJoin_aggregatesBothSides() {
        var query = from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .groupByExpr((t, p) -> p.get(Person::team))
                .having((g, t, p) -> g.count().gt(1))
                .select((g, t, p) -> into(Team::new, g.key(), g.count(), g.sum(t.get(Todo::rank)),
                        g.min(p.get(Person::name))));

        var result = evaluate(query, Todo.of(1).withOwner("bob").withRank(2), Todo.of(2).withOwner("ann").withRank(3),
                Todo.of(3).withOwner("eve"),
                new Person("ann", "core", 0), new Person("bob", "core", 0), new Person("eve", null, 0));

        assertThat(result.rows()).containsExactly(new Team("core", 2, 5L, "ann"));
        assertThat(identities(result)).containsExactly("[core]");
    }

    @Test
    void groupByCondition_hasUpToThreeGroups() {
        var query = from(TODOS).groupByExpr(t -> t.get(Todo::rank).gt(1)).select(g -> g.count());

        var result =
                evaluate(query, Todo.of(1).withRank(1), Todo.of(2).withRank(2), Todo.of(3), Todo.of(4).withRank(3));

        assertThat(identities(result)).containsExactly("[null]", "[false]", "[true]");
        assertThat(result.rows()).containsExactly(1L, 1L, 2L);
    }

    @Test
    void compositeKey_isShownCanonicallyInside() {
        var query = from(TODOS).groupByExpr(t -> into(Key::new, t.get(Todo::owner), t.get(Todo::weight)))
                .select(g -> g.key());

        var result = evaluate(query, Todo.of(1).withOwner("a").withWeight(-0.0),
                Todo.of(2).withOwner("a").withWeight(0.0), Todo.of(3));

        assertThat(result.rows()).containsExactly(new Key(null, 0.0), new Key("a", 0.0));
    }

    @Test
    void severalKeys_areComparedOneAfterTheOther() {
        RowType<Todo> todo = TODOS.rowType();
        FieldNode owner = new FieldNode(0, todo.component("owner"));
        FieldNode rank = new FieldNode(0, todo.component("rank"));
        var query = new ProjectNode(new GroupNode(new SourceNode(TODOS), List.of(owner, rank)),
                new ConstructNode(RowType.of(Line.class), List.of(new KeyNode(0, String.class, true),
                        new KeyNode(1, Integer.class, true), new AggregateNode(AggregateFunction.COUNT_ROWS, null))));

        var result = ReferenceEvaluator.evaluate(query, Bindings.NONE, Fixture.tables(
                Todo.of(1).withOwner("a").withRank(2), Todo.of(2).withOwner("a"), Todo.of(3).withOwner("a").withRank(2),
                Todo.of(4).withRank(9)));

        assertThat(result.rows()).containsExactly(new Line(null, 9, 1), new Line("a", null, 1), new Line("a", 2, 2));
        assertThat(identities(result)).containsExactly("[null, 9]", "[a, null]", "[a, 2]");
    }

    @Test
    void groupsOfGroups_countGroups() {
        var query = from(TODOS).groupBy(Todo::owner).select(g -> into(Count::new, g.key(), g.count()))
                .groupBy(Count::rows).select(g -> into(Size::new, g.key(), g.count()));

        var result = evaluate(query, Todo.of(1), Todo.of(2), Todo.of(3).withOwner("a"), Todo.of(4).withOwner("b"));

        assertThat(result.rows()).containsExactly(new Size(1, 2), new Size(2, 1));
    }
}
