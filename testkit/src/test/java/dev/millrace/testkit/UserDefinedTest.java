package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.UserAggregate;
import dev.millrace.query.UserFunction;
import dev.millrace.testkit.Fixture.Todo;

/** Functions and aggregates that users define, and what is made of those that throw: law 5. */
class UserDefinedTest {

    private static final UserFunction.Unary<String, Integer> PARSED =
            UserFunction.of("parsed", String.class, Integer.class, Integer::valueOf);
    private static final UserFunction.Binary<Integer, Long, Long> RATIO =
            UserFunction.of("ratio", int.class, long.class, Long.class, (a, b) -> b / a);
    private static final UserFunction.Unary<String, String> EMPTY_TO_NULL =
            UserFunction.of("emptyToNull", String.class, String.class, text -> text.isEmpty() ? null : text);

    /** The product of ranks; throws for zero, from which no value can be removed again. */
    private static final class Product implements UserAggregate<Integer, Long, Long> {

        @Override
        public String name() {
            return "product";
        }

        @Override
        public Class<Integer> operandType() {
            return Integer.class;
        }

        @Override
        public Class<Long> type() {
            return Long.class;
        }

        @Override
        public Long start() {
            return 1L;
        }

        @Override
        public Long add(Long gathered, Integer value) {
            if (value == 0) {
                throw new ArithmeticException("zero");
            }
            return Math.multiplyExact(gathered, value);
        }

        @Override
        public Long remove(Long gathered, Integer value) {
            return gathered / value;
        }

        @Override
        public @Nullable Long finish(Long gathered) {
            return gathered == 1 ? null : gathered;
        }
    }

    @Test
    void function_isNullOfNullAndWhereItThrows() {
        var query = from(TODOS).select(t -> PARSED.call(t.get(Todo::owner)));

        assertThat(evaluate(query, Todo.of(1).withOwner("7"), Todo.of(2), Todo.of(3).withOwner("seven")).rows())
                .containsExactly(7, null, null);
    }

    @Test
    void function_ofTwo_isNullIfEitherIs() {
        var query = from(TODOS).select(t -> RATIO.call(t.get(Todo::rank), t.get(Todo::id)));

        assertThat(evaluate(query, Todo.of(8).withRank(2), Todo.of(9), Todo.of(10).withRank(0)).rows())
                .containsExactly(4L, null, null);
    }

    @Test
    void function_mayGiveNull() {
        var query = from(TODOS).select(t -> EMPTY_TO_NULL.call(t.get(Todo::owner)));

        assertThat(evaluate(query, Todo.of(1).withOwner(""), Todo.of(2).withOwner("a")).rows())
                .containsExactly(null, "a");
    }

    @Test
    void function_inACondition_isUnknownWhereItThrows() {
        var query = from(TODOS).where(t -> number(PARSED.call(t.get(Todo::owner))).gt(3).not())
                .select(t -> t.get(Todo::id));

        assertThat(evaluate(query, Todo.of(1).withOwner("2"), Todo.of(2).withOwner("x"), Todo.of(3).withOwner("4"))
                .rows()).containsExactly(1L);
    }

    @Test
    void aggregate_addsWhatIsNotNull() {
        var query = from(TODOS).aggregate(g -> g.aggregate(new Product(), g.row().get(Todo::rank)));

        assertThat(evaluate(query, Todo.of(1).withRank(3), Todo.of(2), Todo.of(3).withRank(5)).rows())
                .containsExactly(15L);
        assertThat(evaluate(query, Todo.of(1)).rows()).containsExactly((Object) null);
        assertThat(evaluate(query, Todo.of(1).withRank(1)).rows()).containsExactly((Object) null);
    }

    @Test
    void aggregate_thatThrows_isNull() {
        var query = from(TODOS).groupBy(Todo::owner)
                .select(g -> g.aggregate(new Product(), g.row().get(Todo::rank)));

        assertThat(evaluate(query, Todo.of(1).withOwner("a").withRank(0), Todo.of(2).withOwner("a").withRank(2),
                Todo.of(3).withOwner("b").withRank(2), Todo.of(4).withOwner("c").withRank(Integer.MAX_VALUE),
                Todo.of(5).withOwner("c").withRank(Integer.MAX_VALUE), Todo.of(6).withOwner("c").withRank(9)).rows())
                .containsExactly(null, 2L, null);
    }
}
