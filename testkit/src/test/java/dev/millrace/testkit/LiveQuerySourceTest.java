package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** A live query as the source of another: as if the other stood in its place (law 12). */
class LiveQuerySourceTest {

    record Card(long id, @Nullable String team) {
    }

    private static final Query<Card> CARDS = from(TODOS).join(PEOPLE).on(Todo::owner).equalTo(Person::name)
            .select((t, p) -> into(Card::new, t.get(Todo::id), p.get(Person::team)));
    private static final QueryRef<Card> NAMED = QueryRef.of("cards", CARDS);
    private static final Map<String, ? extends Collection<?>> ROWS =
            Fixture.tables(Todo.of(1).withOwner("ann"), Todo.of(2).withOwner("bob"), Todo.of(3),
                    Todo.of(4).withOwner("ann"), new Person("ann", "core", 1), new Person("bob", null, 2));

    @Test
    void from_namedQuery_isTheQueryItself() {
        EvaluatedResult cards = ReferenceEvaluator.evaluate(CARDS.node(), Given.rows(ROWS));
        Query<Card> over = from(NAMED).where(card -> card.get(Card::team).eq("core")).orderBy(asc(Card::id)).limit(1);
        Query<Card> inPlace =
                from(CARDS).where(card -> card.get(Card::team).eq("core")).orderBy(asc(Card::id)).limit(1);

        assertThat(over)
                .hasToString("from(cards).where(a -> a.get(Card::team).eq(\"core\")).orderBy(asc(Card::id)).limit(1)");
        assertThat(ReferenceEvaluator.evaluate(over.node(), Given.rows(ROWS).with("cards", cards)))
                .isEqualTo(ReferenceEvaluator.evaluate(inPlace.node(), Given.rows(ROWS)));
    }

    @Test
    void from_queryWithoutResult_isRefused() {
        assertThatThrownBy(() -> ReferenceEvaluator.evaluate(from(NAMED).node(), Given.rows(ROWS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The query reads the live query \"cards\", but results are given for [] only");
        assertThatThrownBy(() -> new QueryRef<>(" ", Card.class, Card.class, null, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
