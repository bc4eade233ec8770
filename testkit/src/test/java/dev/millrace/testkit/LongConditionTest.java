package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Condition;
import dev.millrace.testkit.Fixture.Todo;

/** Conditions of thousands of terms, made in a loop. */
class LongConditionTest {

    private static final Object[] ROWS = {
        Todo.of(1).withRank(9_999), Todo.of(2).withRank(10_000), Todo.of(3).withRank(null)};

    @Test
    void or_ofThousands_isTrueWhereOneIs() {
        assertThat(identities(evaluate(from(TODOS).where(t -> {
            Condition any = t.get(Todo::rank).eq(0);
            for (int i = 1; i < 10_000; i++) {
                any = any.or(t.get(Todo::rank).eq(i));
            }
            return any;
        }), ROWS))).containsExactly("1");
    }

    @Test
    void and_ofThousands_isTrueWhereAllAre() {
        assertThat(identities(evaluate(from(TODOS).where(t -> {
            Condition all = t.get(Todo::rank).ne(0);
            for (int i = 1; i < 10_000; i++) {
                all = all.and(t.get(Todo::rank).ne(i));
            }
            return all;
        }), ROWS))).containsExactly("2");
    }
}
