package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Join2;
import dev.millrace.query.Query;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** What tells the rows of joins and sets apart: law 10. */
class JoinIdentityTest {

    private static final Object[] ROWS = {new Person("ann", "core", 1), new Person("bob", "core", 2),
        Todo.of(1).withOwner("ann"), Todo.of(2).withOwner("ann"), Todo.of(3)};

    private static List<String> of(Query<?> query) {
        return identities(evaluate(query, ROWS));
    }

    private static List<String> of(Join2<Todo, Person> join) {
        return of(join.select((t, p) -> t.get(Todo::id)));
    }

    @Test
    void innerAndLeft_onTheRightKey_areTheLeftRows() {
        assertThat(of(from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name))).containsExactly("1", "2");
        assertThat(of(from(TODOS).leftJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)))
                .containsExactly("1", "2", "3");
    }

    @Test
    void leftJoin_onTheRightKey_keepsTheIdentityWhenTheMatchComes() {
        var query = from(TODOS).leftJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)
                .select((t, p) -> p.get(Person::team));

        var before = evaluate(query, Todo.of(1).withOwner("ann"));
        var after = evaluate(query, Todo.of(1).withOwner("ann"), new Person("ann", "core", 1));

        assertThat(before.identities()).isEqualTo(after.identities());
        assertThat(before.rows()).isNotEqualTo(after.rows());
    }

    @Test
    void onTheRightKeyAndMore_areTheLeftRows() {
        assertThat(of(from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name).and(Todo::id)
                .equalTo(Person::level))).containsExactly("1");
    }

    @Test
    void onTheKeyOfFilteredOrWindowedRows_areTheLeftRows() {
        var core = from(PEOPLE).where(p -> p.get(Person::team).eq("core"));
        var first = from(PEOPLE).orderBy(asc(Person::level)).limit(1);
        var busy = from(PEOPLE).semiJoin(TODOS).on(Person::name).equalTo(Todo::owner);

        assertThat(of(from(TODOS).join(core).on(Todo::owner).equalTo(Person::name))).containsExactly("1", "2");
        assertThat(of(from(TODOS).join(first).on(Todo::owner).equalTo(Person::name))).containsExactly("1", "2");
        assertThat(of(from(TODOS).leftJoin(busy).on(Todo::owner).equalTo(Person::name)))
                .containsExactly("1", "2", "3");
    }

    @Test
    void rightAndFull_arePairsWithTheAbsentFirst() {
        assertThat(of(from(TODOS).rightJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)))
                .containsExactly("(null, bob)", "(1, ann)", "(2, ann)");
        assertThat(of(from(TODOS).fullJoin(PEOPLE).on(Todo::owner).equalTo(Person::name)))
                .containsExactly("(null, bob)", "(1, ann)", "(2, ann)", "(3, null)");
    }

    @Test
    void onAnExpressionOfTheKey_arePairs() {
        assertThat(of(from(TODOS).join(PEOPLE).on(Todo::owner).equalToExpr(p -> p.get(Person::name).lower())))
                .containsExactly("(1, ann)", "(2, ann)");
    }

    @Test
    void onTheKeyOfRowsThatAreMade_arePairs() {
        var made = from(PEOPLE).select(p -> p.row());

        assertThat(of(from(TODOS).join(made).on(Todo::owner).equalTo(Person::name)))
                .containsExactly("(1, ann)", "(2, ann)");
    }

    @Test
    void semiAndAnti_areTheLeftRows() {
        assertThat(of(from(TODOS).semiJoin(PEOPLE).on(Todo::owner).equalTo(Person::name))).containsExactly("1", "2");
        assertThat(of(from(TODOS).antiJoin(PEOPLE).on(Todo::owner).equalTo(Person::name))).containsExactly("3");
    }

    @Test
    void distinctUnionIntersectExcept_areTheValues() {
        var owners = from(TODOS).select(t -> t.get(Todo::owner));
        var names = from(PEOPLE).select(p -> p.get(Person::name));

        assertThat(of(owners.distinct())).containsExactly("=null", "=ann");
        assertThat(of(owners.union(names))).containsExactly("=null", "=ann", "=bob");
        assertThat(of(owners.intersect(names))).containsExactly("=ann");
        assertThat(of(owners.except(names))).containsExactly("=null");
    }

    @Test
    void unionAll_areTheBranchesAndTheIdentitiesThere() {
        var names = from(PEOPLE).select(p -> p.get(Person::name));

        assertThat(of(names.unionAll(names, names.distinct())))
                .containsExactly("0:ann", "0:bob", "1:ann", "1:bob", "2:=ann", "2:=bob");
    }

    @Test
    void filteredOrderedLimitedAndProjected_keepTheirs() {
        var windowed = from(from(TODOS).orderBy(asc(Todo::id)).offset(1).limit(2)).where(t -> t.get(Todo::id).gt(2))
                .select(t -> t.get(Todo::owner));

        assertThat(of(windowed)).containsExactly("3");
        assertThat(of(from(TODOS).map(String.class, Todo::toString))).containsExactly("1", "2", "3");
    }
}
