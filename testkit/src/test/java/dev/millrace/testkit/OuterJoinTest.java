package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Join2;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** Joins that keep rows without a match: law 9. */
class OuterJoinTest {

    private static final Person ANN = new Person("ann", "core", 1);
    private static final Person BOB = new Person("bob", "core", 2);
    private static final Object[] ROWS =
            {ANN, BOB, Todo.of(1).withOwner("ann"), Todo.of(2), Todo.of(3).withOwner("nobody")};

    record Line(@Nullable Long todo, @Nullable String name) {
    }

    record Weight(@Nullable Double weight, boolean absent) {
    }

    private static EvaluatedResult lines(Join2<Todo, Person> join, Object... rows) {
        return evaluate(join.select((t, p) -> into(Line::new, t.get(Todo::id), p.get(Person::name))), rows);
    }

    @Test
    void leftJoin_keepsLeftRowsBesideAnAbsentOne() {
        var result = lines(from(TODOS).leftJoin(PEOPLE).on(Todo::owner).equalTo(Person::name), ROWS);

        assertThat(result.rows()).containsExactly(new Line(1L, "ann"), new Line(2L, null), new Line(3L, null));
    }

    @Test
    void rightJoin_keepsRightRowsBesideAnAbsentOne() {
        var result = lines(from(TODOS).rightJoin(PEOPLE).on(Todo::owner).equalTo(Person::name), ROWS);

        assertThat(result.rows()).containsExactlyInAnyOrder(new Line(1L, "ann"), new Line(null, "bob"));
    }

    @Test
    void fullJoin_keepsTheRowsOfBothSides() {
        var result = lines(from(TODOS).fullJoin(PEOPLE).on(Todo::owner).equalTo(Person::name), ROWS);

        assertThat(identities(result)).containsExactly("(null, bob)", "(1, ann)", "(2, null)", "(3, null)");
        assertThat(result.rows()).containsExactly(new Line(null, "bob"), new Line(1L, "ann"), new Line(2L, null),
                new Line(3L, null));
    }

    @Test
    void nullKeys_matchNothingAndAreKeptOnce() {
        var query = from(PEOPLE).fullJoin(PEOPLE).on(Person::team).equalTo(Person::team)
                .select((a, b) -> a.get(Person::name));

        var result = evaluate(query, new Person("a", null, 1), new Person("b", null, 2), ANN);

        assertThat(identities(result)).containsExactly("(null, a)", "(null, b)", "(a, null)", "(ann, ann)",
                "(b, null)");
    }

    @Test
    void ofSeveralKeys_aNullInOneMatchesNothing() {
        var query = from(PEOPLE).leftJoin(PEOPLE).on(Person::level).equalTo(Person::level).and(Person::team)
                .equalTo(Person::team).select((a, b) -> b.get(Person::name));

        var result = evaluate(query, new Person("a", null, 1), new Person("b", null, 1), new Person("c", "x", 1),
                new Person("d", "x", 1), new Person("e", "x", 2));

        assertThat(identities(result)).containsExactly("(a, null)", "(b, null)", "(c, c)", "(c, d)", "(d, c)", "(d, d)",
                "(e, e)");
    }

    @Test
    void matching_decidesOnlyWhatMatches() {
        var join = from(TODOS).leftJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .matching((t, p) -> p.get(Person::level).gt(1));
        var full = from(TODOS).fullJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .matching((t, p) -> p.get(Person::level).gt(1));

        assertThat(lines(join, ROWS).rows()).containsExactly(new Line(1L, null), new Line(2L, null),
                new Line(3L, null));
        assertThat(identities(lines(full, ROWS))).containsExactly("(null, ann)", "(null, bob)", "(1, null)",
                "(2, null)", "(3, null)");
    }

    @Test
    void matching_thatIsUnknown_isNoMatch() {
        var join = from(TODOS).leftJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .matching((t, p) -> t.get(Todo::rank).gt(0));

        assertThat(lines(join, ROWS).rows()).startsWith(new Line(1L, null));
        assertThat(lines(join, ANN, Todo.of(1).withOwner("ann").withRank(1)).rows())
                .containsExactly(new Line(1L, "ann"));
    }

    @Test
    void where_decidesOnTheRowsJoined() {
        var join = from(TODOS).leftJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .where((t, p) -> p.get(Person::name).isNull());

        assertThat(lines(join, ROWS).rows()).containsExactly(new Line(2L, null), new Line(3L, null));
    }

    @Test
    void absentRow_isNullAsAWholeAndInItsComponents() {
        var query = from(TODOS).rightJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .select((t, p) -> into(Weight::new, t.get(Todo::weight), t.row().isNull()));

        var result = evaluate(query, ANN, BOB, Todo.of(1).withOwner("ann").withWeight(2));

        assertThat(result.rows()).containsExactlyInAnyOrder(new Weight(null, true), new Weight(2.0, false));
    }

    @Test
    void absentRow_comparesAsUnknownInLaterJoins() {
        var query = from(TODOS).leftJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .leftJoin(PEOPLE).on((t, p) -> p.get(Person::team)).equalTo(Person::team)
                .select((t, p, mate) -> into(Line::new, t.get(Todo::id), mate.get(Person::name)));

        var result = evaluate(query, ROWS);

        assertThat(result.rows()).containsExactly(new Line(1L, "ann"), new Line(1L, "bob"), new Line(2L, null),
                new Line(3L, null));
    }

    @Test
    void right_ofThree_makesBothOthersAbsent() {
        var query = from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .rightJoin(PEOPLE).on((t, p) -> p.get(Person::name)).equalTo(Person::name)
                .where((t, p, all) -> t.row().isNull().and(p.row().isNull()))
                .select((t, p, all) -> into(Line::new, t.get(Todo::id), all.get(Person::name)));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(new Line(null, "bob"));
    }

    @Test
    void groupedByAComponentOfTheAbsentSide_isTheGroupOfNull() {
        var query = from(TODOS).leftJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .groupByExpr((t, p) -> p.get(Person::team))
                .select((g, t, p) -> into(Line::new, g.count(p.row()), g.key()));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(new Line(0L, null), new Line(1L, "core"));
    }
}
