package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Query;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** Windows, and what goes on from them: law 8. */
class WindowTest {

    private static final Object[] ROWS = {new Person("a", "x", 5), new Person("b", "y", 4), new Person("c", "x", 3),
        new Person("d", null, 2), new Person("e", "y", 1), Todo.of(1).withOwner("e"), Todo.of(2).withOwner("a")};

    record Count(@Nullable String team, long people) {
    }

    private static EvaluatedResult of(Query<?> query) {
        return evaluate(query, ROWS);
    }

    @Test
    void window_thenSelect_keepsItsOrder() {
        var query = from(PEOPLE).orderBy(desc(Person::name)).offset(1).limit(2).select(p -> p.get(Person::level));

        assertThat(of(query).rows()).containsExactly(2L, 3L);
    }

    @Test
    void window_ofAWindowSelected_isOfItsPositions() {
        var query = from(PEOPLE).orderBy(desc(Person::name)).limit(3).select(p -> p.get(Person::name)).offset(1)
                .limit(5);

        assertThat(of(query).rows()).containsExactly("d", "c");
    }

    @Test
    void whereAfterAWindow_choosesOfTheWindow() {
        var query = from(from(PEOPLE).orderBy(asc(Person::level)).limit(3)).where(p -> p.get(Person::team).eq("x"));

        assertThat(identities(of(query))).containsExactly("c");
    }

    @Test
    void orderAfterAWindow_isAnother() {
        var query = from(from(PEOPLE).orderBy(asc(Person::level)).limit(3)).orderBy(asc(Person::name)).limit(2);

        assertThat(identities(of(query))).containsExactly("c", "d");
    }

    @Test
    void groupsOfAWindow_areOfItsRows() {
        var query = from(from(PEOPLE).orderBy(asc(Person::level)).limit(4)).groupBy(Person::team)
                .select(g -> into(Count::new, g.key(), g.count()));

        assertThat(of(query).rows()).containsExactly(new Count(null, 1), new Count("x", 1), new Count("y", 2));
    }

    @Test
    void joinToAWindow_findsItsRowsOnly() {
        var query = from(TODOS).leftJoin(from(PEOPLE).orderBy(asc(Person::level)).limit(3)).on(Todo::owner)
                .equalTo(Person::name).select((t, p) -> p.get(Person::name));

        assertThat(of(query).rows()).containsExactly("e", null);
    }

    @Test
    void unionOfWindows_holdsTheRowsOfBoth() {
        var least = from(PEOPLE).orderBy(asc(Person::level)).limit(1);
        var most = from(PEOPLE).orderBy(desc(Person::level)).limit(1);

        assertThat(of(from(least).unionAll(most))).extracting(EvaluatedResult::rows)
                .isEqualTo(List.of(new Person("e", "y", 1), new Person("a", "x", 5)));
    }

    @Test
    void findOne_isTheFirstOfTheOrderOrOfTheIdentities() {
        assertThat(identities(of(from(PEOPLE).orderBy(asc(Person::level)).findOne()))).containsExactly("e");
        assertThat(identities(of(from(PEOPLE).orderBy(asc(Person::level)).offset(1).findOne()))).containsExactly("d");
        assertThat(identities(of(from(PEOPLE).where(p -> p.get(Person::level).lt(4)).findOne()))).containsExactly("c");
        assertThat(of(from(PEOPLE).where(p -> p.get(Person::level).gt(9)).findOne()).entries()).isEmpty();
    }

    @Test
    void limitZeroAndOffsetBeyondTheEnd_areEmpty() {
        assertThat(of(from(PEOPLE).inKeyOrder().limit(0)).entries()).isEmpty();
        assertThat(of(from(PEOPLE).inKeyOrder().limit(0).findOne()).entries()).isEmpty();
        assertThat(of(from(PEOPLE).inKeyOrder().offset(Long.MAX_VALUE).limit(Long.MAX_VALUE)).entries()).isEmpty();
    }
}
