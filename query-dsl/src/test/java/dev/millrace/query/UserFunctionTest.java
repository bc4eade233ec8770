package dev.millrace.query;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.set;
import static dev.millrace.query.Samples.TODOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Count;
import dev.millrace.query.Samples.Todo;

/** Functions that users define, and records made by naming their components. */
class UserFunctionTest {

    private static final UserFunction.Unary<String, Integer> LENGTH =
            UserFunction.of("length", String.class, int.class, String::length);
    private static final UserFunction.Binary<Integer, Long, Long> SUM =
            UserFunction.of("sum", int.class, long.class, long.class, (a, b) -> a + b);

    @Test
    void types_areReferenceTypes() {
        assertThat(LENGTH.type()).isEqualTo(Integer.class);
        assertThat(SUM.operandTypes()).containsExactly(Integer.class, Long.class);
        assertThat(SUM.apply(1, 2L)).isEqualTo(3L);
    }

    @Test
    void call_isNullableAndPrintsItsName() {
        var query = from(TODOS).where(t -> number(LENGTH.call(t.get(Todo::title))).gt(3))
                .select(t -> SUM.call(t.get(Todo::rank), t.get(Todo::id)));

        assertThat(query.node().lane().nullable()).isTrue();
        assertThat(query).hasToString("from(todos).where(a -> length.call(a.get(Todo::title)).gt(3))"
                + ".select(a -> sum.call(a.get(Todo::rank), a.get(Todo::id)))");
    }

    @Test
    void call_intoAPrimitiveComponent_isRefused() {
        assertThatThrownBy(() -> from(TODOS)
                .select(t -> into(Count::new, t.get(Todo::title), SUM.call(t.get(Todo::rank), t.get(Todo::id)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("can be null");
    }

    @Test
    void queries_areEqualIfTheirFunctionsAreTheSame() {
        UserFunction.Unary<String, Integer> other = UserFunction.of("length", String.class, int.class, text -> 0);

        assertThat(from(TODOS).select(t -> LENGTH.call(t.get(Todo::title))))
                .isEqualTo(from(TODOS).select(t -> LENGTH.call(t.get(Todo::title))))
                .isNotEqualTo(from(TODOS).select(t -> other.call(t.get(Todo::title))));
    }

    @Test
    void intoByNames_isIntoByTheConstructor_inAnyOrder() {
        var byName = from(TODOS)
                .select(t -> into(Count.class, set(Count::number).toExpr(t.get(Todo::rank).toLong().coalesce(0L)),
                        set(Count::title).toExpr(t.get(Todo::title))));
        var byConstructor = from(TODOS)
                .select(t -> into(Count::new, t.get(Todo::title), t.get(Todo::rank).toLong().coalesce(0L)));

        assertThat(byName).isEqualTo(byConstructor);
    }
}
