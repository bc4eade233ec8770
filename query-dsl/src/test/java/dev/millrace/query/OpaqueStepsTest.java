package dev.millrace.query;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.Samples.TODOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Card;
import dev.millrace.query.Samples.Todo;

/** Steps that take functions of Java's: nothing is seen of what they do, so that they are equal only if they are the same. */
class OpaqueStepsTest {

    private static final Predicate<Todo> LATE = todo -> todo.rank() > 3;
    private static final Function<Todo, Card> CARD = todo -> new Card(todo.title(), "nobody");

    @Test
    void filter_keepsTheRowsType() {
        assertThat(from(TODOS).filter(LATE).where(t -> t.get(Todo::done))).hasToString(
                "from(todos).filter(…).where(a -> a.get(Todo::done))");
        assertThat(from(TODOS).filter(LATE)).isEqualTo(from(TODOS).filter(LATE))
                .isNotEqualTo(from(TODOS).filter(todo -> todo.rank() > 3));
    }

    @Test
    void map_hasTheTypeItSays() {
        assertThat(from(TODOS).map(Card.class, CARD).orderBy(asc(Card::title))).hasToString(
                "from(todos).map(Card.class, …).orderBy(asc(Card::title))");
        assertThat(from(TODOS).map(Card.class, CARD).node().lane().nullable()).isTrue();
        assertThat(from(TODOS).map(Card.class, CARD)).isEqualTo(from(TODOS).map(Card.class, CARD));
    }

    @Test
    void map_ofNoRecord_hasNoComponents() {
        assertThat(from(TODOS).map(int.class, Todo::rank).node().lane().type()).isEqualTo(Integer.class);
        assertThatThrownBy(() -> from(TODOS).map(String.class, Todo::title).where(t -> t.field("length").isNull()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is a plain String");
    }

    @Test
    void findOne_isAWindowOfOneRow() {
        assertThat(from(TODOS).findOne()).hasToString("from(todos).inKeyOrder().limit(1)");
        assertThat(from(TODOS).orderBy(asc(Todo::rank)).offset(3).limit(9).findOne())
                .hasToString("from(todos).orderBy(asc(Todo::rank)).offset(3).limit(1)");
        assertThat(from(TODOS).inKeyOrder().limit(0).findOne().node())
                .isEqualTo(from(TODOS).inKeyOrder().limit(0).node());
    }
}
