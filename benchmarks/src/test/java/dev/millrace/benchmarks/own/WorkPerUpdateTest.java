package dev.millrace.benchmarks.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToLongFunction;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.ChangeRing;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.User;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;
import dev.millrace.engine.Engine;
import dev.millrace.engine.OperatorFigures;
import dev.millrace.engine.Result;
import dev.millrace.engine.Table;
import dev.millrace.query.Bindings;

/**
 * What an update of each of the workload's queries takes, counted and not timed: objects, changes that steps take, rows and nodes that are
 * looked at, and bytes that are kept for a row. A step that begins to look at more than it has to is seen here before anybody measures.
 */
class WorkPerUpdateTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROWS = 20_000;
    private static final int UPDATES = 20_000;
    private static final int ROUNDS = 8;

    /**
     * What an update takes at most, on the average.
     *
     * @param query the query
     * @param allocated bytes, the change's own row and key not among them
     * @param taken changes that steps take
     * @param rows rows that are looked at
     * @param nodes nodes of trees that are searched
     * @param kept bytes that steps keep for each row of the table
     */
    record Bounds(WorkloadQuery query, double allocated, double taken, double rows, double nodes, double kept) {
    }

    static List<Bounds> bounds() {
        return List.of(new Bounds(WorkloadQuery.Q1, 90, 2.0, 2.0, 0, 0.3),
                new Bounds(WorkloadQuery.Q2, 75, 1.7, 1.7, 0.1, 0.7),
                new Bounds(WorkloadQuery.Q3, 80, 1.1, 1.1, 0.1, 1.3),
                new Bounds(WorkloadQuery.Q4, 190, 2.2, 2.7, 0, 4.5),
                new Bounds(WorkloadQuery.Q5, 130, 1.8, 1.8, 0, 21),
                new Bounds(WorkloadQuery.Q6, 125, 2.1, 2.1, 8.5, 25),
                new Bounds(WorkloadQuery.Q7, 160, 1.6, 1.9, 0, 7), new Bounds(WorkloadQuery.Q8, 80, 1.9, 1.9, 0, 32));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void commit_oneUpdate_takesNoMoreThanItHasTo(Bounds bounds) {
        WorkloadRows rows = new WorkloadRows(ROWS);
        Engine engine = new Engine();
        Table<Todo> todos = engine.table(OwnQueries.TODOS);
        fill(engine, todos, rows);
        Result<?> result = engine.open(OwnQueries.of(bounds.query()), Bindings.NONE);
        ChangeRing ring = ChangeRing.of(ChangeKind.MIXED, bounds.query(), rows, UPDATES);
        Long[] keys = new Long[ROWS + 1];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) i;
        }
        ChangeCounter told = new ChangeCounter();
        List<OperatorFigures> before = List.of();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) { // what is compiled meanwhile may allocate
            before = result.operators();
            long start = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < UPDATES; i++) {
                Todo todo = ring.next();
                todos.stage(keys[(int) todo.id()], todo);
                if (!engine.commit().isEmpty()) {
                    result.changes(told);
                }
            }
            allocated = Math.min(allocated, THREADS.getCurrentThreadAllocatedBytes() - start);
        }
        List<OperatorFigures> after = result.operators();

        assertThat(told.count()).isPositive();
        assertThat(allocated / (double) UPDATES).as("bytes").isLessThanOrEqualTo(bounds.allocated());
        assertThat(perUpdate(before, after, OperatorFigures::changesIn)).as("changes")
                .isLessThanOrEqualTo(bounds.taken());
        assertThat(perUpdate(before, after, OperatorFigures::rowsVisited)).as("rows")
                .isLessThanOrEqualTo(bounds.rows());
        assertThat(perUpdate(before, after, OperatorFigures::nodesVisited)).as("nodes")
                .isLessThanOrEqualTo(bounds.nodes());
        assertThat(sum(after, OperatorFigures::bytes) / (double) ROWS).as("bytes kept for a row")
                .isLessThanOrEqualTo(bounds.kept());
    }

    private static void fill(Engine engine, Table<Todo> todos, WorkloadRows rows) {
        Table<Project> projects = engine.table(OwnQueries.PROJECTS);
        Table<User> users = engine.table(OwnQueries.USERS);
        for (Project project : rows.projects()) {
            projects.stage(project.id(), project);
        }
        for (User user : rows.users()) {
            users.stage(user.id(), user);
        }
        for (Todo todo : rows.todos()) {
            todos.stage(todo.id(), todo);
        }
        engine.commit();
    }

    private static double perUpdate(List<OperatorFigures> before, List<OperatorFigures> after,
            ToLongFunction<OperatorFigures> figure) {
        return (sum(after, figure) - sum(before, figure)) / (double) UPDATES;
    }

    private static long sum(List<OperatorFigures> operators, ToLongFunction<OperatorFigures> figure) {
        return operators.stream().mapToLong(figure).sum();
    }
}
