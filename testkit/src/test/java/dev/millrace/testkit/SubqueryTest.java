package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.first;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.notExists;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.scalar;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** Values made of the rows of another query: laws 12 and 13. */
class SubqueryTest {

    private static final Person ANN = new Person("ann", "core", 1);
    private static final Person BOB = new Person("bob", "core", 2);
    private static final Person EVE = new Person("eve", null, 3);
    private static final Object[] ROWS = {ANN, BOB, EVE, Todo.of(4).withOwner("ann").withRank(7),
        Todo.of(1).withOwner("ann").withRank(5), Todo.of(2).withOwner("ann"), Todo.of(3).withOwner("bob")};

    record Board(String name, List<Long> todos) {
    }

    record Best(String name, @Nullable Long todo) {
    }

    record Team(@Nullable String team, List<Board> boards) {
    }

    record Tally(String name, @Nullable Long count, @Nullable Integer most) {
    }

    record Totals(long count, @Nullable Integer most) {
    }

    record Totalled(String name, Totals totals) {
    }

    @Test
    void nested_unordered_isInIdentityOrder() {
        var query = from(PEOPLE).select(p -> into(Board::new, p.get(Person::name), nested(
                from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))).select(t -> t.get(Todo::id)))));

        var result = evaluate(query, ROWS);

        assertThat(result.rows()).containsExactly(new Board("ann", List.of(1L, 2L, 4L)),
                new Board("bob", List.of(3L)), new Board("eve", List.of()));
        assertThat(identities(result)).containsExactly("ann", "bob", "eve");
    }

    @Test
    void nested_orderedAndLimited_isSoForEachParent() {
        var query = from(PEOPLE).select(p -> into(Board::new, p.get(Person::name), nested(
                from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))).orderBy(desc(Todo::rank).nullsLast())
                        .limit(2).select(t -> t.get(Todo::id)))));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(new Board("ann", List.of(4L, 1L)),
                new Board("bob", List.of(3L)), new Board("eve", List.of()));
    }

    @Test
    void nested_correlatedByANull_isEmpty() {
        var query = from(PEOPLE).select(p -> nested(from(PEOPLE)
                .where(mate -> mate.get(Person::team).eq(p.get(Person::team))).select(mate -> mate.get(Person::name))));

        assertThat(evaluate(query, ROWS).rows()).isEqualTo(
                List.of(List.of("ann", "bob"), List.of("ann", "bob"), List.of()));
    }

    @Test
    void nested_mayHoldNulls() {
        var query = from(PEOPLE).where(p -> p.get(Person::name).eq("ann")).select(p -> nested(
                from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))).select(t -> t.get(Todo::rank))));

        assertThat(evaluate(query, ROWS).rows()).isEqualTo(List.of(Arrays.asList(5, null, 7)));
    }

    @Test
    void nested_atDepthTwo_readsBothLevelsAround() {
        var teams = from(PEOPLE).groupBy(Person::team).select(g -> g.key())
                .select(team -> into(Team::new, team.row(), nested(from(PEOPLE)
                        .where(p -> p.get(Person::team).eq(team.row()))
                        .select(p -> into(Board::new, p.get(Person::name), nested(from(TODOS)
                                .where(t -> t.get(Todo::owner).eq(p.get(Person::name))
                                        .and(team.row().eq("core")))
                                .select(t -> t.get(Todo::id))))))));

        assertThat(evaluate(teams, ROWS).rows()).containsExactly(new Team(null, List.of()),
                new Team("core", List.of(new Board("ann", List.of(1L, 2L, 4L)), new Board("bob", List.of(3L)))));
    }

    @Test
    void exists_insideExists_readsTwoLevelsAround() {
        var query = from(PEOPLE).where(p -> exists(from(PEOPLE)
                .where(mate -> mate.get(Person::team).eq(p.get(Person::team)).and(exists(from(TODOS)
                        .where(t -> t.get(Todo::owner).eq(mate.get(Person::name))
                                .and(t.get(Todo::id).gt(p.get(Person::level)))
                                .and(t.get(Todo::rank).isNull())))))));

        // Of the core team todos 2 (ann's) and 3 (bob's) have no rank: both are above ann's level, the latter above bob's.
        assertThat(identities(evaluate(query, ROWS))).containsExactly("ann", "bob");
        assertThat(evaluate(query, ANN, BOB, Todo.of(2).withOwner("ann")).rows()).containsExactly(ANN);
    }

    @Test
    void first_isOfTheOrder_andNullWithoutRows() {
        var query = from(PEOPLE).select(p -> into(Best::new, p.get(Person::name), first(
                from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))).orderBy(desc(Todo::rank).nullsLast())
                        .select(t -> t.get(Todo::id)))));
        var unordered = from(PEOPLE).select(p -> into(Best::new, p.get(Person::name), first(
                from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))).select(t -> t.get(Todo::id)))));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(new Best("ann", 4L), new Best("bob", 3L),
                new Best("eve", null));
        assertThat(evaluate(unordered, ROWS).rows()).containsExactly(new Best("ann", 1L), new Best("bob", 3L),
                new Best("eve", null));
    }

    @Test
    void first_row_goesOnWithItsComponents() {
        var query = from(PEOPLE)
                .select(p -> first(from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name)))))
                .where(t -> t.get(Todo::rank).isNotNull()).select(t -> t.get(Todo::id));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(1L);
    }

    @Test
    void scalar_isTheRowOfTheAggregateAlsoOverNothing() {
        var query = from(PEOPLE).select(p -> into(Tally::new, p.get(Person::name),
                scalar(from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))).aggregate(g -> g.count())),
                scalar(from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name)))
                        .aggregate(g -> g.max(Todo::rank)))));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(new Tally("ann", 3L, 7), new Tally("bob", 1L, null),
                new Tally("eve", 0L, null));
    }

    @Test
    void scalar_mayBeARecord() {
        var query = from(PEOPLE).select(p -> into(Totalled::new, p.get(Person::name),
                scalar(from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name)))
                        .aggregate(g -> into(Totals::new, g.count(), g.max(Todo::rank))))));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(new Totalled("ann", new Totals(3, 7)),
                new Totalled("bob", new Totals(1, null)), new Totalled("eve", new Totals(0, null)));
    }

    @Test
    void scalar_inACondition_countsForEachRow() {
        var query = from(PEOPLE).where(p -> number(scalar(
                from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))).aggregate(g -> g.count()))).ge(1));

        assertThat(identities(evaluate(query, ROWS))).containsExactly("ann", "bob");
    }

    @Test
    void notExists_keepsRowsWithoutChildren() {
        var query = from(PEOPLE)
                .where(p -> notExists(from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name)))));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(EVE);
    }

    @Test
    void exists_uncorrelated_isTheSameForAllRows() {
        var query = from(PEOPLE).where(p -> exists(from(TODOS).where(t -> t.get(Todo::rank).gt(6))));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(ANN, BOB, EVE);
        assertThat(evaluate(query, ANN).entries()).isEmpty();
    }

    @Test
    void exists_ofAWindow_asksTheWindow() {
        var query = from(PEOPLE).where(p -> exists(from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name)))
                .orderBy(asc(Todo::id)).offset(1)));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(ANN);
    }

    @Test
    void aboveAJoin_readsBothSides() {
        var query = from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .where((t, p) -> exists(from(TODOS).where(other -> other.get(Todo::owner).eq(p.get(Person::name))
                        .and(other.get(Todo::id).gt(t.get(Todo::id))))))
                .select((t, p) -> t.get(Todo::id));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(1L, 2L);
    }

    @Test
    void ofAJoin_isCorrelatedByEitherSide() {
        var query = from(PEOPLE).select(p -> nested(from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .where((t, mate) -> mate.get(Person::team).eq(p.get(Person::team)))
                .select((t, mate) -> t.get(Todo::id))));

        assertThat(evaluate(query, ROWS).rows())
                .isEqualTo(List.of(List.of(1L, 2L, 3L, 4L), List.of(1L, 2L, 3L, 4L), List.of()));
    }
}
