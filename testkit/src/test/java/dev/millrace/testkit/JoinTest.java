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

import dev.millrace.query.Identity;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** Joins and the identities of their rows: laws 9 and 10. */
class JoinTest {

    record Line(String name, @Nullable String team) {
    }

    private static final Person ANN = new Person("ann", "core", 1);
    private static final Person BOB = new Person("bob", "core", 2);
    private static final Person EVE = new Person("eve", null, 3);

    record Card(long id, String name) {
    }

    record Two(long left, long right) {
    }

    @Test
    void onTheRightKey_keepsTheLeftIdentity() {
        var query = from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .select((t, p) -> into(Card::new, t.get(Todo::id), p.get(Person::name)));

        var result =
                evaluate(query, Todo.of(3).withOwner("ann"), Todo.of(1).withOwner("bob"), Todo.of(2).withOwner("ann"),
                        Todo.of(4).withOwner("nobody"), ANN, BOB);

        assertThat(result.identities()).containsExactly(new Identity.Of(1L), new Identity.Of(2L), new Identity.Of(3L));
        assertThat(result.rows()).containsExactly(new Card(1, "bob"), new Card(2, "ann"), new Card(3, "ann"));
    }

    @Test
    void onAnotherComponent_pairsIdentities() {
        var query = from(PEOPLE).join(TODOS).on(Person::name).equalTo(Todo::owner)
                .select((p, t) -> into(Card::new, t.get(Todo::id), p.get(Person::name)));

        var result = evaluate(query, Todo.of(2).withOwner("ann"), Todo.of(1).withOwner("bob"),
                Todo.of(10).withOwner("ann"), ANN, BOB);

        assertThat(identities(result)).containsExactly("(ann, 2)", "(ann, 10)", "(bob, 1)");
    }

    @Test
    void nullKeys_neverMatch() {
        var query = from(PEOPLE).join(PEOPLE).on(Person::team).equalTo(Person::team)
                .select((a, b) -> into(Pair::new, a.get(Person::name), b.get(Person::name)));

        assertThat(identities(evaluate(query, ANN, BOB, EVE))).containsExactly("(ann, ann)", "(ann, bob)", "(bob, ann)",
                "(bob, bob)");
    }

    record Pair(String left, String right) {
    }

    @Test
    void doubleKeys_matchByComparisonEquality() {
        var query = from(TODOS).join(TODOS).on(Todo::weight).equalTo(Todo::weight)
                .select((a, b) -> into(Two::new, a.get(Todo::id), b.get(Todo::id)));

        var result = evaluate(query, Todo.of(1).withWeight(-0.0), Todo.of(2).withWeight(0.0),
                Todo.of(3).withWeight(Double.NaN),
                Todo.of(4).withWeight(Double.longBitsToDouble(0x7ff8_0000_0000_0001L)));

        assertThat(identities(result)).containsExactly(
                "(1, 1)", "(1, 2)", "(2, 1)", "(2, 2)", "(3, 3)", "(3, 4)", "(4, 3)", "(4, 4)");
    }

    @Test
    void selfJoin_onTheKey_keepsTheLeftIdentity() {
        // A person's team is the name of another person here.
        var query = from(PEOPLE).join(PEOPLE).on(Person::team).equalTo(Person::name)
                .select((a, b) -> into(Line::new, a.get(Person::name), b.get(Person::team)));

        var result =
                evaluate(query, new Person("ann", "bob", 1), new Person("bob", "bob", 1), new Person("cid", "dan", 1));

        assertThat(result.rows()).containsExactly(new Line("ann", "bob"), new Line("bob", "bob"));
        assertThat(identities(result)).containsExactly("ann", "bob");
    }

    @Test
    void threeSources_nestIdentitiesFromTheLeft() {
        var query = from(PEOPLE).join(TODOS).on(Person::name).equalTo(Todo::owner)
                .join(TODOS).on((p, t) -> t.get(Todo::id)).equalTo(Todo::id)
                .select((p, t, same) -> into(Two::new, t.get(Todo::id), same.get(Todo::id)));
        var pairs = from(PEOPLE).join(TODOS).on(Person::name).equalTo(Todo::owner)
                .join(PEOPLE).on((p, t) -> p.get(Person::team)).equalTo(Person::team)
                .select((p, t, mate) -> into(Card::new, t.get(Todo::id), mate.get(Person::name)));

        assertThat(identities(evaluate(query, Todo.of(7).withOwner("ann"), ANN, BOB))).containsExactly("(ann, 7)");
        assertThat(identities(evaluate(pairs, Todo.of(7).withOwner("ann"), ANN, BOB)))
                .containsExactly("((ann, 7), ann)", "((ann, 7), bob)");
    }

    @Test
    void filterOverAJoin_seesBothSides() {
        var query = from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .where((t, p) -> p.get(Person::team).eq("core").and(t.get(Todo::rank).ge(5)))
                .select((t, p) -> p.row());

        var result = evaluate(query, Todo.of(1).withOwner("ann").withRank(5), Todo.of(2).withOwner("ann").withRank(4),
                Todo.of(3).withOwner("eve").withRank(9), ANN, EVE);

        assertThat(result.entries()).containsExactly(new EvaluatedResult.Entry(new Identity.Of(1L), ANN));
    }

    @Test
    void joinOfSelectedRows_readsWhatWasMade() {
        var query = from(TODOS).where(t -> t.get(Todo::owner).isNotNull())
                .select(t -> into(Card::new, t.get(Todo::id), t.get(Todo::owner)))
                .join(PEOPLE).on(Card::name).equalTo(Person::name)
                .select((card, p) -> into(Two::new, card.get(Card::id), p.get(Person::level)));

        var result = evaluate(query, Todo.of(1).withOwner("bob"), Todo.of(2), ANN, BOB);

        assertThat(result.rows()).containsExactly(new Two(1, 2));
        assertThat(identities(result)).containsExactly("1");
    }
}
