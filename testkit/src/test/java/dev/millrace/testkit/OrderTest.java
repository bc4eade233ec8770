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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** Orders and windows: laws 7 and 8. */
class OrderTest {

    record Line(long number) {
    }

    private static final Object[] RANKED = {
        Todo.of(5).withRank(1), Todo.of(3).withRank(2), Todo.of(4).withRank(null), Todo.of(1).withRank(2),
        Todo.of(2).withRank(null)};

    @Test
    void nulls_comeFirstInBothDirections() {
        assertThat(identities(evaluate(from(TODOS).orderBy(asc(Todo::rank)), RANKED))).containsExactly("2", "4", "5",
                "1", "3");
        assertThat(identities(evaluate(from(TODOS).orderBy(desc(Todo::rank)), RANKED))).containsExactly("2", "4", "1",
                "3", "5");
    }

    @Test
    void nullsLast_holdsInBothDirections() {
        assertThat(identities(evaluate(from(TODOS).orderBy(asc(Todo::rank).nullsLast()), RANKED)))
                .containsExactly("5", "1", "3", "2", "4");
        assertThat(identities(evaluate(from(TODOS).orderBy(desc(Todo::rank).nullsLast()), RANKED)))
                .containsExactly("1", "3", "5", "2", "4");
    }

    @Test
    void secondTerm_decidesTiesOfTheFirst() {
        var query = from(TODOS).orderBy(desc(Todo::rank), desc(Todo::id));

        assertThat(identities(evaluate(query, RANKED))).containsExactly("4", "2", "3", "1", "5");
    }

    @Test
    void ties_areBrokenByIdentityAscending_evenIfDescending() {
        var query = from(TODOS).orderBy(desc(Todo::weight));

        assertThat(identities(evaluate(query, Todo.of(10).withWeight(-0.0), Todo.of(9).withWeight(0.0),
                Todo.of(-1).withWeight(-0.0))))
                .containsExactly("-1", "9", "10");
    }

    @Test
    void nan_isGreaterThanEveryNumber() {
        var query = from(TODOS).orderBy(asc(Todo::weight));

        assertThat(identities(
                evaluate(query, Todo.of(1).withWeight(Double.NaN), Todo.of(2).withWeight(Double.POSITIVE_INFINITY),
                        Todo.of(3).withWeight(Double.NEGATIVE_INFINITY), Todo.of(4).withWeight(0))))
                .containsExactly("3", "4", "2", "1");
    }

    @Test
    void strings_areOrderedByCodePoint() {
        Object[] rows = {new Person("\uD83D\uDE00", null, 0), new Person("\uFF5E", null, 0), new Person("Z", null, 0),
            new Person("a", null, 0), new Person("", null, 0)};

        assertThat(identities(evaluate(from(PEOPLE).orderBy(asc(Person::name)), rows)))
                .containsExactly("", "Z", "a", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void withoutOrder_rowsComeByIdentity() {
        assertThat(identities(evaluate(from(TODOS), RANKED))).containsExactly("1", "2", "3", "4", "5");
        assertThat(identities(evaluate(from(TODOS).inKeyOrder().limit(2), RANKED))).containsExactly("1", "2");
    }

    @Test
    void orderOfMadeRows_readsWhatWasMade() {
        var query = from(TODOS).select(t -> into(Line::new, t.get(Todo::id))).orderBy(desc(Line::number)).limit(2);

        assertThat(evaluate(query, RANKED).rows()).containsExactly(new Line(5), new Line(4));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, '1,2'",
        "3, 2, '4,5'",
        "4, 2, '5'",
        "5, 2, ''",
        "6, 2, ''",
        "0, 0, ''",
        "0, 9223372036854775807, '1,2,3,4,5'",
        "3, 9223372036854775807, '4,5'",
        "9223372036854775807, 9223372036854775807, ''"})
    void window_cutsFromTheOrder(long offset, long limit, String identities) {
        var query = from(TODOS).orderBy(asc(Todo::id)).offset(offset).limit(limit);

        assertThat(String.join(",", identities(evaluate(query, RANKED)))).isEqualTo(identities);
    }
}
