package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** Whether a value is one of the rows of a query, in three-valued logic: law 4. */
class InSubqueryTest {

    /** What {@code owner in (teams of the people)} is, for a todo of the owner. */
    private static @Nullable Object isIn(@Nullable String owner, @Nullable String... teams) {
        var query = from(TODOS)
                .select(t -> t.get(Todo::owner).in(from(PEOPLE).select(p -> p.get(Person::team))));
        Object[] rows = new Object[teams.length + 1];
        Arrays.setAll(rows, i -> i == teams.length ? Todo.of(1).withOwner(owner) : new Person("p" + i, teams[i], i));
        return evaluate(query, rows).rows().get(0);
    }

    @Test
    void found_isTrueAlsoBesideANull() {
        assertThat(isIn("a", "b", "a")).isEqualTo(true);
        assertThat(isIn("a", null, "a")).isEqualTo(true);
    }

    @Test
    void notFound_isFalse_orUnknownBesideANull() {
        assertThat(isIn("a", "b")).isEqualTo(false);
        assertThat(isIn("a", "b", null)).isNull();
    }

    @Test
    void ofNull_isUnknown_orFalseOfNoRows() {
        assertThat(isIn(null, "b")).isNull();
        assertThat(isIn(null)).isEqualTo(false);
        assertThat(isIn("a")).isEqualTo(false);
    }

    @Test
    void notIn_besideANull_keepsNothing() {
        var query =
                from(TODOS).where(t -> t.get(Todo::owner).in(from(PEOPLE).select(p -> p.get(Person::team))).not());

        assertThat(evaluate(query, Todo.of(1).withOwner("a"), new Person("x", "b", 1)).rows()).hasSize(1);
        assertThat(evaluate(query, Todo.of(1).withOwner("a"), new Person("x", "b", 1), new Person("y", null, 1)).rows())
                .isEmpty();
    }

    @Test
    void numbers_compareByValue() {
        var query = from(TODOS).where(t -> t.get(Todo::weight)
                .in(from(TODOS).where(zero -> zero.get(Todo::id).eq(1)).select(zero -> zero.get(Todo::weight))));

        assertThat(evaluate(query, Todo.of(1).withWeight(-0.0), Todo.of(2).withWeight(0.0), Todo.of(3).withWeight(1))
                .rows()).hasSize(2);
    }

    @Test
    void correlated_asksTheRowsOfEach() {
        var query = from(PEOPLE).where(p -> p.get(Person::level)
                .in(from(TODOS).where(t -> t.get(Todo::owner).eq(p.get(Person::name))).select(t -> t.get(Todo::id))));

        assertThat(evaluate(query, new Person("ann", null, 1), new Person("bob", null, 2), Todo.of(1).withOwner("ann"),
                Todo.of(2).withOwner("ann")).rows()).containsExactly(new Person("ann", null, 1));
    }
}
