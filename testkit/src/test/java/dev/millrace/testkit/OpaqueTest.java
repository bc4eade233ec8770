package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** Filters and maps of Java's own, and what becomes of rows for which they throw: law 5. */
class OpaqueTest {

    record Card(String owner, int length) {

        Card {
            if (length > 3) {
                throw new IllegalArgumentException("long");
            }
        }
    }

    private static final Object[] ROWS =
            {Todo.of(1).withOwner("ann"), Todo.of(2), Todo.of(3).withOwner("bob"), Todo.of(4).withOwner("dora")};

    private static int length(Todo todo) {
        if (todo.owner() == null) {
            throw new IllegalStateException("no owner");
        }
        return todo.owner().length();
    }

    @Test
    void filter_thatThrows_doesNotKeepTheRow() {
        assertThat(identities(evaluate(from(TODOS).filter(todo -> length(todo) == 3), ROWS))).containsExactly("1", "3");
        assertThat(identities(evaluate(from(TODOS).filter(todo -> length(todo) != 3), ROWS))).containsExactly("4");
    }

    @Test
    void map_thatThrows_leavesTheRowOut() {
        var result = evaluate(from(TODOS).map(Integer.class, OpaqueTest::length), ROWS);

        assertThat(identities(result)).containsExactly("1", "3", "4");
        assertThat(result.rows()).containsExactly(3, 3, 4);
    }

    @Test
    void map_toNull_isARow() {
        assertThat(evaluate(from(TODOS).map(String.class, Todo::owner), ROWS).rows())
                .containsExactly("ann", null, "bob", "dora");
    }

    @Test
    void filter_ofNulls_keepsNone() {
        assertThat(evaluate(from(TODOS).select(t -> t.get(Todo::owner)).filter(owner -> true), ROWS).rows())
                .containsExactly("ann", "bob", "dora");
    }

    @Test
    void mapToARecord_goesOnWithItsComponents() {
        var query = from(TODOS).map(Card.class, todo -> new Card(String.valueOf(todo.owner()), length(todo)))
                .where(card -> card.get(Card::owner).ne("ann")).select(card -> card.get(Card::owner));

        assertThat(evaluate(query, ROWS).rows()).containsExactly("bob");
    }

    @Test
    void mapToAPrimitiveType_isItsWrapper() {
        var query = from(TODOS).map(int.class, OpaqueTest::length);

        assertThat(query.node().lane().type()).isEqualTo(Integer.class);
        assertThat(evaluate(query.distinct(), ROWS).rows()).containsExactly(3, 4);
    }

    @Test
    void constructorThatThrows_leavesTheRowOut() {
        var query = from(TODOS).where(t -> t.get(Todo::owner).isNotNull())
                .select(t -> into(Card::new, t.get(Todo::owner), t.get(Todo::owner).length().coalesce(0)));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(new Card("ann", 3), new Card("bob", 3));
    }

    @Test
    void constructorThatThrows_insideAComparison_isNull() {
        var query = from(TODOS).where(
                t -> into(Card::new, t.get(Todo::owner), t.get(Todo::owner).length().coalesce(0)).isNull())
                .select(t -> t.get(Todo::id));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(4L);
    }

    @Test
    void filteredRows_joinByTheirKey() {
        var query = from(TODOS).join(from(PEOPLE).filter(p -> p.level() / (p.level() - 1) > 0)).on(Todo::owner)
                .equalTo(Person::name).select((t, p) -> t.get(Todo::id));

        var result = evaluate(query, Todo.of(1).withOwner("ann"), Todo.of(3).withOwner("bob"),
                new Person("ann", null, 1), new Person("bob", null, 2));

        assertThat(identities(result)).containsExactly("3");
    }
}
