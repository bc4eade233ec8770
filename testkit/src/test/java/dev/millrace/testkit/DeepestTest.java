package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Condition;
import dev.millrace.query.NumberExpr;
import dev.millrace.query.Query;
import dev.millrace.query.Ref;
import dev.millrace.query.Selection;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.testkit.Fixture.Todo;

/** Queries as deep as may be, on threads with the stack that threads have if nothing is said. */
class DeepestTest {

    private static final int STACK = 1024 * 1024;

    /** A component read by a lambda is two expressions in one another. */
    private static final int MORE = ExprNode.DEEPEST - 2;

    private static final int STEPS = ExprNode.DEEPEST / 2;

    static List<Named<Supplier<Query<?>>>> deepest() {
        return List.of(
                Named.of("sums", () -> from(TODOS).select(DeepestTest::sum)),
                Named.of("caseWhen", () -> from(TODOS).select(DeepestTest::cases)),
                Named.of("and, not", () -> from(TODOS).where(DeepestTest::negations)),
                Named.of("steps", () -> steps(from(TODOS), STEPS - 1)),
                Named.of("steps above a sum", () -> steps(from(TODOS).where(t -> sum(t).gt(0)), STEPS - 2)));
    }

    private static NumberExpr<Integer> sum(Ref<Todo> todo) {
        NumberExpr<Integer> sum = todo.get(Todo::rank);
        for (int i = 0; i < MORE - 1; i++) {
            sum = sum.plus(1);
        }
        return sum;
    }

    private static NumberExpr<Integer> cases(Ref<Todo> todo) {
        NumberExpr<Integer> cases = todo.get(Todo::rank);
        for (int i = 0; i < MORE; i++) {
            cases = caseWhen(todo.get(Todo::done)).then(todo.get(Todo::rank)).otherwise(cases);
        }
        return cases;
    }

    private static Condition negations(Ref<Todo> todo) {
        Condition condition = todo.get(Todo::done);
        for (int i = 0; i < MORE / 2; i++) {
            condition = todo.get(Todo::done).and(condition.not());
        }
        return condition;
    }

    private static Query<?> steps(Selection<Todo> rows, int more) {
        Selection<Todo> query = rows;
        for (int i = 0; i < more; i++) {
            query = query.where(t -> t.get(Todo::rank).gt(0));
        }
        return query;
    }

    @ParameterizedTest
    @MethodSource("deepest")
    void deepest_isMadeComparedPrintedAndEvaluatedOnAnOrdinaryStack(Supplier<Query<?>> deepest)
            throws InterruptedException {
        List<Object> walked = new ArrayList<>();
        Thread ordinary = new Thread(null, () -> {
            try {
                Query<?> query = deepest.get();
                walked.add(query.equals(deepest.get()) && query.hashCode() == deepest.get().hashCode());
                walked.add(query.toString().length() > ExprNode.DEEPEST);
                walked.add(evaluate(query, Todo.of(1).withRank(1).withDone(true)).size() == 1);
            } catch (Throwable e) {
                walked.add(e);
            }
        }, "ordinary", STACK);

        ordinary.start();
        ordinary.join();

        assertThat(walked).containsExactly(true, true, true);
    }
}
