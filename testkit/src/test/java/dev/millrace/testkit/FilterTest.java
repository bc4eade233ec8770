package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Condition;
import dev.millrace.query.Ref;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** What conditions keep: laws 3 and 4. */
class FilterTest {

    private static final Object[] RANKED = {
        Todo.of(1).withRank(1), Todo.of(2).withRank(2), Todo.of(3).withRank(3), Todo.of(4).withRank(null)};

    private static List<String> kept(Function<Ref<Todo>, Condition> condition, Object... rows) {
        return identities(evaluate(from(TODOS).where(condition), rows));
    }

    @Test
    void comparisons_areUnknownForNull() {
        assertThat(kept(t -> t.get(Todo::rank).eq(2), RANKED)).containsExactly("2");
        assertThat(kept(t -> t.get(Todo::rank).ne(2), RANKED)).containsExactly("1", "3");
        assertThat(kept(t -> t.get(Todo::rank).lt(2), RANKED)).containsExactly("1");
        assertThat(kept(t -> t.get(Todo::rank).le(2), RANKED)).containsExactly("1", "2");
        assertThat(kept(t -> t.get(Todo::rank).gt(2), RANKED)).containsExactly("3");
        assertThat(kept(t -> t.get(Todo::rank).ge(2), RANKED)).containsExactly("2", "3");
    }

    @Test
    void not_unknown_isUnknown() {
        assertThat(kept(t -> t.get(Todo::rank).ge(2).not(), RANKED)).containsExactly("1");
        assertThat(kept(t -> t.get(Todo::rank).eq(2).not().not(), RANKED)).containsExactly("2");
    }

    @Test
    void null_doesNotEqualNull() {
        assertThat(kept(t -> t.get(Todo::owner).eq(t.get(Todo::owner)), Todo.of(1), Todo.of(2).withOwner("ann")))
                .containsExactly("2");
        assertThat(kept(t -> t.get(Todo::owner).ne(t.get(Todo::owner)), Todo.of(1), Todo.of(2).withOwner("ann")))
                .isEmpty();
    }

    @Test
    void isNull_isNeverUnknown() {
        assertThat(kept(t -> t.get(Todo::rank).isNull(), RANKED)).containsExactly("4");
        assertThat(kept(t -> t.get(Todo::rank).isNotNull(), RANKED)).containsExactly("1", "2", "3");
        assertThat(kept(t -> t.get(Todo::rank).gt(1).isNull(), RANKED)).containsExactly("4");
    }

    @Test
    void andOr_withUnknown_followKleene() {
        assertThat(kept(t -> t.get(Todo::rank).gt(0).or(t.get(Todo::id).eq(4)), RANKED)).containsExactly("1", "2", "3",
                "4");
        assertThat(kept(t -> t.get(Todo::rank).gt(0).and(t.get(Todo::id).eq(4)), RANKED)).isEmpty();
        assertThat(kept(t -> t.get(Todo::rank).gt(0).and(t.get(Todo::id).eq(4)).not(), RANKED)).containsExactly("1",
                "2", "3");
    }

    @Test
    void coalesce_replacesNullOnly() {
        assertThat(kept(t -> t.get(Todo::rank).coalesce(2).eq(2), RANKED)).containsExactly("2", "4");
    }

    @Test
    void booleanComponent_isACondition() {
        Object[] rows = {Todo.of(1).withDone(true), Todo.of(2).withDone(false), Todo.of(3).withDone(null)};
        assertThat(kept(t -> t.get(Todo::done), rows)).containsExactly("1");
        assertThat(kept(t -> t.get(Todo::done).not(), rows)).containsExactly("2");
        assertThat(kept(t -> t.get(Todo::done).coalesce(true), rows)).containsExactly("1", "3");
    }

    @Test
    void numbersOfDifferentTypes_compareByValue() {
        assertThat(kept(t -> t.get(Todo::rank).eq(2.0), RANKED)).containsExactly("2");
        assertThat(kept(t -> t.get(Todo::rank).gt(1.5), RANKED)).containsExactly("2", "3");
        assertThat(kept(t -> t.get(Todo::id).lt(Long.MAX_VALUE + 0.0), Todo.of(Long.MAX_VALUE))).containsExactly(
                Long.toString(Long.MAX_VALUE));
        assertThat(kept(t -> t.get(Todo::price).eq(new BigDecimal("1.00")), Todo.of(1).withPrice("1"),
                Todo.of(2).withPrice("1.0")))
                .containsExactly("1", "2");
    }

    @Test
    void nan_equalsItselfAndIsGreatest() {
        Object[] rows = {Todo.of(1).withWeight(Double.NaN), Todo.of(2).withWeight(Double.POSITIVE_INFINITY),
            Todo.of(3).withWeight(1)};
        assertThat(kept(t -> t.get(Todo::weight).eq(Double.NaN), rows)).containsExactly("1");
        assertThat(kept(t -> t.get(Todo::weight).gt(Double.POSITIVE_INFINITY), rows)).containsExactly("1");
        assertThat(kept(t -> t.get(Todo::weight).lt(Double.NaN), rows)).containsExactly("2", "3");
    }

    @Test
    void bothZeros_areEqual() {
        assertThat(kept(t -> t.get(Todo::weight).eq(0.0), Todo.of(1).withWeight(-0.0), Todo.of(2).withWeight(0.0)))
                .containsExactly("1", "2");
        assertThat(kept(t -> t.get(Todo::weight).lt(0.0), Todo.of(1).withWeight(-0.0))).isEmpty();
    }

    @Test
    void strings_compareByCodePoint() {
        assertThat(kept(t -> t.get(Todo::owner).gt("\uFF5E"), Todo.of(1).withOwner("\uD83D\uDE00")))
                .containsExactly("1");
    }

    @Test
    void whereTwice_isAConjunction() {
        var query = from(TODOS).where(t -> t.get(Todo::rank).gt(1)).where(t -> t.get(Todo::rank).lt(3));
        assertThat(identities(evaluate(query, RANKED))).containsExactly("2");
    }

    @Test
    void parameter_mayBeNull() {
        var query = from(PEOPLE).where(p -> p.get(Person::team).eq(param("team", String.class)));
        Object[] rows = {new Person("ann", "core", 1), new Person("bob", null, 1)};
        assertThat(identities(evaluate(query, Bindings.of("team", "core"), rows))).containsExactly("ann");
        assertThat(identities(evaluate(query, Bindings.of("team", null), rows))).isEmpty();
    }
}
