package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.notExists;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** Rows with a match, and rows without one: law 9. */
class SemiJoinTest {

    private static final Object[] ROWS = {new Person("ann", "core", 1), new Person("bob", "core", 2),
        new Person("eve", null, 3), Todo.of(1).withOwner("ann").withRank(5), Todo.of(2).withOwner("ann").withRank(9),
        Todo.of(3).withOwner("bob"), Todo.of(4)};

    @Test
    void semi_keepsARowOnceHoweverManyMatchesItHas() {
        var query = from(PEOPLE).semiJoin(TODOS).on(Person::name).equalTo(Todo::owner);

        assertThat(identities(evaluate(query, ROWS))).containsExactly("ann", "bob");
    }

    @Test
    void anti_keepsRowsWithoutAMatchAndThoseOfANullKey() {
        var byTeam = from(PEOPLE).antiJoin(PEOPLE).on(Person::team).equalTo(Person::team);
        var byName = from(PEOPLE).antiJoin(TODOS).on(Person::name).equalTo(Todo::owner);

        assertThat(identities(evaluate(byTeam, ROWS))).containsExactly("eve");
        assertThat(identities(evaluate(byName, ROWS))).containsExactly("eve");
    }

    @Test
    void matching_isPartOfTheMatch() {
        var semi = from(PEOPLE).semiJoin(TODOS).on(Person::name).equalTo(Todo::owner)
                .matching((p, t) -> t.get(Todo::rank).gt(p.get(Person::level).toInt()));
        var anti = from(PEOPLE).antiJoin(TODOS).on(Person::name).equalTo(Todo::owner)
                .matching((p, t) -> t.get(Todo::rank).gt(p.get(Person::level).toInt()));

        // Bob's only one has no rank, so that the condition is unknown.
        assertThat(identities(evaluate(semi, ROWS))).containsExactly("ann");
        assertThat(identities(evaluate(anti, ROWS))).containsExactly("bob", "eve");
    }

    @Test
    void semiAndAnti_shareTheRowsBetweenThem() {
        var semi = from(TODOS).semiJoin(PEOPLE).on(Todo::owner).equalTo(Person::name);
        var anti = from(TODOS).antiJoin(PEOPLE).on(Todo::owner).equalTo(Person::name);

        assertThat(evaluate(semi.union(anti), ROWS).rows())
                .containsExactlyInAnyOrderElementsOf(evaluate(from(TODOS), ROWS).rows());
        assertThat(evaluate(semi.intersect(anti), ROWS).entries()).isEmpty();
    }

    @Test
    void semi_isExistsAndAnti_isNotExists() {
        var semi = from(PEOPLE).semiJoin(TODOS).on(Person::name).equalTo(Todo::owner);
        var anti = from(PEOPLE).antiJoin(TODOS).on(Person::name).equalTo(Todo::owner);

        assertThat(evaluate(semi, ROWS)).isEqualTo(evaluate(from(PEOPLE)
                .where(p -> exists(from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))))), ROWS));
        assertThat(evaluate(anti, ROWS)).isEqualTo(evaluate(from(PEOPLE)
                .where(p -> notExists(from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))))), ROWS));
    }

    @Test
    void goesOnAsItsLeftRows() {
        var query = from(PEOPLE).semiJoin(TODOS).on(Person::name).equalTo(Todo::owner).and(Person::level)
                .equalToExpr(t -> t.get(Todo::id)).where(p -> p.get(Person::team).eq("core"))
                .select(p -> p.get(Person::team));

        assertThat(evaluate(query, ROWS).rows()).containsExactly("core");
    }
}
