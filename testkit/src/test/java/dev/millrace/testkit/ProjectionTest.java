package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static dev.millrace.testkit.Fixture.identities;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.testkit.Fixture.Todo;

/** What projections make of rows: laws 5 and 10. */
class ProjectionTest {

    record Line(long id, @Nullable String text) {
    }

    record Positive(int rank) {
        Positive {
            if (rank <= 0) {
                throw new IllegalArgumentException("rank must be positive");
            }
        }
    }

    record Holder(long id, @Nullable Object inner) {
    }

    private static final Object[] ROWS = {Todo.of(1).withRank(1), Todo.of(2).withRank(0), Todo.of(3).withRank(3)};

    @Test
    void projectedRows_keepTheirIdentity() {
        var result =
                evaluate(from(TODOS).select(t -> t.get(Todo::rank)), Todo.of(7).withRank(1), Todo.of(8).withRank(1));

        assertThat(identities(result)).containsExactly("7", "8");
        assertThat(result.rows()).containsExactly(1, 1);
    }

    @Test
    void nullScalar_isARow() {
        var result = evaluate(from(TODOS).select(t -> t.get(Todo::rank)), Todo.of(1));

        assertThat(result.rows()).containsExactly((Object) null);
    }

    @Test
    void refusingConstructor_leavesTheRowOut() {
        var query = from(TODOS).select(t -> into(Positive::new, t.get(Todo::rank).coalesce(1)));

        var result = evaluate(query, ROWS);

        assertThat(result.rows()).containsExactly(new Positive(1), new Positive(3));
        assertThat(identities(result)).containsExactly("1", "3");
    }

    @Test
    void refusingConstructorOfAPart_leavesTheRowOut() {
        var query = from(TODOS)
                .select(t -> into(Holder::new, t.get(Todo::id), into(Positive::new, t.get(Todo::rank).coalesce(1))));

        assertThat(evaluate(query, ROWS).rows()).containsExactly(new Holder(1, new Positive(1)),
                new Holder(3, new Positive(3)));
    }

    @Test
    void refusingConstructorInACondition_isNull() {
        var query = from(TODOS).where(t -> into(Positive::new, t.get(Todo::rank).coalesce(1)).isNull());

        assertThat(identities(evaluate(query, ROWS))).containsExactly("2");
    }

    @Test
    void parameter_canBeProjected() {
        var query = from(TODOS).select(t -> into(Line::new, t.get(Todo::id), param("text", String.class)));

        assertThat(evaluate(query, Bindings.of("text", "x"), Todo.of(1)).rows()).containsExactly(new Line(1, "x"));
        assertThat(evaluate(query, Bindings.of("text", null), Todo.of(1)).rows()).containsExactly(new Line(1, null));
    }

    @Test
    void projectedValues_areNotMadeCanonical() {
        var result = evaluate(from(TODOS).select(t -> t.get(Todo::weight)), Todo.of(1).withWeight(-0.0));

        assertThat(result.rows()).containsExactly(-0.0);
    }
}
