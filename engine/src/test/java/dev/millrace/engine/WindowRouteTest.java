package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Selection;
import dev.millrace.query.Window;

/** Windows of the first rows, and filters below them, are told of no change beyond their bounds. */
class WindowRouteTest {

    record Task(long id, long owner, int score, @Nullable String title) {

        @Override
        public int score() {
            if (score == THORN) {
                throw new IllegalStateException("a thorn");
            }
            return score;
        }
    }

    private static final int THORN = -13;
    private static final int ROWS = 400;
    private static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);
    /** The score of the last row that a window of the first three keeps: twice as many, and 64. */
    private static final int BOUND = 690;
    private static final OrderedQuery<Task> FIRST = from(TASKS).orderBy(asc(Task::score)).limit(3);
    private static final OrderedQuery<Task> OTHERS = others().orderBy(asc(Task::score)).limit(3);

    private final Engine engine = new Engine();
    private final Table<Task> tasks = engine.table(TASKS);

    @BeforeEach
    void fill() {
        for (long id = 0; id < ROWS; id++) {
            tasks.stage(id, task(id, (int) id * 10));
        }
        engine.commit();
    }

    private static Task task(long id, int score) {
        return new Task(id, id % 4, score, String.format("%05d", score));
    }

    /** No constant tells whom a change concerns. */
    private static Selection<Task> others() {
        return from(TASKS).where(task -> task.get(Task::owner).ne(3L));
    }

    private <R> Result<R> open(Query<R> query) {
        return engine.open(query, Bindings.NONE);
    }

    /** Opens a query beside another one that reads the same rows: routes begin with the second. */
    private <R> Result<R> openBesideAnother(Query<R> query) {
        open(from(TASKS).where(task -> task.get(Task::id).eq(-1L)));
        return open(query);
    }

    private List<Result<?>> put(long id, int score) {
        tasks.stage(id, task(id, score));
        return engine.commit();
    }

    private void delete(long id) {
        tasks.stage(id, null);
        engine.commit();
    }

    private static List<Long> ids(Result<Task> result) {
        return result.rows().stream().map(row -> row.row().id()).toList();
    }

    /** The changes that came to a step so far. */
    private static long told(Result<?> result, String step) {
        return result.operators().stream().filter(each -> each.name().equals(step)).findFirst().orElseThrow()
                .changesIn();
    }

    private static long told(Result<?> result) {
        return told(result, "window");
    }

    @Test
    void commit_changeBeyondTheBound_isNotTold_oneWithinIs() {
        Result<Task> result = openBesideAnother(FIRST);

        put(300, 3005);
        assertThat(told(result)).as("beyond before and after").isZero();
        put(69, BOUND + 1);
        assertThat(told(result)).as("within before").isEqualTo(1);
        assertThat(put(300, -1)).as("within after").containsExactly(result);

        assertThat(told(result)).isEqualTo(2);
        assertThat(ids(result)).containsExactly(300L, 0L, 1L);
    }

    @Test
    void commit_changeAtTheBound_isTold() {
        Result<Task> result = openBesideAnother(FIRST);

        put(300, BOUND);
        put(301, BOUND + 1);

        assertThat(told(result)).isEqualTo(1);
    }

    @Test
    void commit_descendingOrder_isToldOfGreaterValuesAlone() {
        Result<Task> result = openBesideAnother(from(TASKS).orderBy(desc(Task::score)).limit(3));

        put(10, 3299);
        assertThat(told(result)).isZero();
        put(11, 3300);
        assertThat(told(result)).isEqualTo(1);
        put(12, 5000);

        assertThat(ids(result)).containsExactly(12L, 399L, 398L);
    }

    @Test
    void commit_nullsStandFirst_areWithin() {
        Result<Task> result = openBesideAnother(from(TASKS).orderBy(asc(Task::title)).limit(3));
        String last = "z";

        tasks.stage(300L, new Task(300, 0, 0, last));
        engine.commit();
        assertThat(told(result)).as("beyond the bound").isZero();
        tasks.stage(300L, new Task(300, 0, 0, null));
        assertThat(engine.commit()).containsExactly(result);
        assertThat(ids(result)).containsExactly(300L, 0L, 1L);
        tasks.stage(300L, new Task(300, 0, 0, last));
        assertThat(engine.commit()).containsExactly(result);

        assertThat(told(result)).isEqualTo(2);
        assertThat(ids(result)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void commit_soManyNullsThatTheBoundIsNull_allChangesAreTold() {
        for (long id = 100; id < 400; id++) {
            tasks.stage(id, new Task(id, 0, 0, null));
        }
        engine.commit();
        Result<Task> result = openBesideAnother(from(TASKS).orderBy(desc(Task::title)).limit(3));

        put(10, 7);

        assertThat(told(result)).isEqualTo(1);
        assertThat(ids(result)).containsExactly(100L, 101L, 102L);
    }

    @Test
    void commit_nullsStandLast_areBeyondTheBound() {
        Result<Task> result = openBesideAnother(from(TASKS).orderBy(asc(Task::title).nullsLast()).limit(3));

        tasks.stage(300L, new Task(300, 0, 0, null));
        engine.commit();
        assertThat(told(result)).isZero();
        put(300, 5);
        assertThat(ids(result)).containsExactly(0L, 300L, 1L);
        tasks.stage(300L, new Task(300, 0, 0, null));
        engine.commit();

        assertThat(told(result)).isEqualTo(2);
        assertThat(ids(result)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void commit_allRowsAreKept_allChangesAreTold() {
        for (long id = 50; id < ROWS; id++) {
            tasks.stage(id, null);
        }
        engine.commit();
        Result<Task> result = openBesideAnother(FIRST);

        put(60, 9999);
        for (long id = 0; id < 49; id++) {
            delete(id);
        }

        assertThat(ids(result)).containsExactly(49L, 60L);
        assertThat(told(result)).isEqualTo(50);
    }

    @Test
    void window_movedDeeper_isToldOfMore() {
        Result<Task> result = openBesideAnother(FIRST);
        put(300, 1505);
        assertThat(told(result)).isZero();

        result.window(new Window(80, 2)); // and keeps 228 rows
        put(300, 805);

        assertThat(told(result)).isEqualTo(1);
        assertThat(ids(result)).containsExactly(80L, 300L);
        put(301, 2700);
        assertThat(told(result)).isEqualTo(1);
        result.window(new Window(5000, 2));
        put(302, 99_999);
        assertThat(told(result)).as("of a tree of all rows").isEqualTo(2);
    }

    @Test
    void commit_bufferIsFilledAgain_isToldUpToTheNextBound() {
        Result<Task> result = openBesideAnother(FIRST);

        for (long id = 0; id < 68; id++) {
            delete(id);
        }
        assertThat(ids(result)).containsExactly(68L, 69L, 70L);
        long before = told(result);
        put(300, 705);

        assertThat(told(result)).isEqualTo(before + 1);
        assertThat(ids(result)).containsExactly(68L, 69L, 70L);
        put(71, 695);
        assertThat(ids(result)).containsExactly(68L, 69L, 71L);
        put(301, 3555);
        assertThat(told(result)).isEqualTo(before + 2);
    }

    @Test
    void commit_boundComesNearer_isToldOfLessAfterSomeChangesForNothing() {
        Result<Task> result = openBesideAnother(FIRST);
        for (long id = 1000; id < 1020; id++) {
            put(id, 5); // 20 of those kept before are beyond now
        }

        long before = told(result);
        for (int change = 0; change < 10; change++) {
            put(65, 650 + change % 2);
        }

        assertThat(told(result)).isEqualTo(before + 4);
        assertThat(engine.choices()).containsEntry("routes of windows moved", 2L);
        for (long id = 1000; id < 1020; id++) {
            delete(id);
        }
        put(2, -1);
        assertThat(ids(result)).containsExactly(2L, 0L, 1L);
    }

    @Test
    void commit_filterBelow_isNotToldEither_untilOthersReadIt() {
        Result<Task> result = openBesideAnother(OTHERS);
        long untold = told(result, "filter");
        put(300, 3005);
        assertThat(told(result, "filter")).isEqualTo(untold);
        assertThat(engine.choices()).containsEntry("routes of windows moved through filters", 1L);

        Result<Task> all = open(others());
        assertThat(put(300, 3006)).containsExactly(all);
        assertThat(told(result, "filter")).isEqualTo(untold + 1);
        assertThat(told(result)).isZero();
        assertThat(all.rows()).anyMatch(row -> row.row().score() == 3006);
        all.close();
        put(300, 3007);

        assertThat(told(result, "filter")).isEqualTo(untold + 1);
        put(300, -1);
        assertThat(ids(result)).containsExactly(300L, 0L, 1L);
    }

    @Test
    void commit_windowAboveASharedFilterIsClosed_theOtherWindowIsToldAsFarAsItReaches() {
        Result<Task> first = openBesideAnother(OTHERS);
        Result<Task> last = open(others().orderBy(desc(Task::score)).limit(2));
        put(300, 2000);
        assertThat(told(first, "filter")).isEqualTo(1);

        first.close();
        put(301, 5);
        assertThat(told(last, "filter")).isEqualTo(1);
        put(301, 9999);
        assertThat(ids(last)).containsExactly(301L, 398L);
        last.close();

        put(301, 8888);
        assertThat(ids(open(OTHERS))).containsExactly(0L, 1L, 2L);
    }

    @Test
    void commit_filterThatCanMeetAProblem_isAskedOfEachRow() {
        Result<Task> result = openBesideAnother(
                from(TASKS).where(task -> task.get(Task::owner).dividedBy(task.get(Task::id)).lt(9.0))
                        .orderBy(asc(Task::score)).limit(3));
        long before = result.problems().count();

        tasks.stage(0L, new Task(0, 3, 3333, null));
        engine.commit();
        tasks.stage(0L, new Task(0, 4, 3334, null));
        engine.commit();

        assertThat(result.problems().count()).isGreaterThan(before + 1);
    }

    @Test
    void total_isAskedFor_allChangesAreTold_untilItIsForgotten() {
        Result<Task> result = openBesideAnother(FIRST);
        put(5000, 9999);
        assertThat(told(result)).isZero();

        assertThat(result.total()).isEqualTo(ROWS + 1);
        put(5001, 9999);
        assertThat(told(result)).isEqualTo(1);
        assertThat(result.total()).isEqualTo(ROWS + 2);
        for (int change = 0; change < 2 * ROWS; change++) {
            put(5001, 9999 + change % 2);
        }

        assertThat(told(result)).isBetween(ROWS + 1L, ROWS + 10L);
        delete(5001);
        assertThat(result.total()).isEqualTo(ROWS + 1);
    }

    @Test
    void hydrate_commitsInBetween_isToldUpToTheBound() {
        open(from(TASKS).where(task -> task.get(Task::id).eq(-1L)));
        Hydration<Task> hydration = engine.hydrate(OTHERS, Bindings.NONE, OnProblem.COUNT, 50);
        assertThat(hydration.isDone()).isFalse();

        for (int turn = 0; !hydration.isDone(); turn++) {
            hydration.advance();
            put(ROWS - 4 - turn * 4L, -turn - 1); // of a slice that is to come, as a rule
            put(turn * 4L, 3000 + turn);
            hydration.work();
        }
        Result<Task> result = hydration.result();

        Engine other = new Engine();
        Table<Task> copy = other.table(TASKS);
        open(from(TASKS)).rows().forEach(row -> copy.stage(row.row().id(), row.row()));
        other.commit();
        assertThat(ids(result)).isEqualTo(ids(other.open(OTHERS, Bindings.NONE)));
        long before = told(result);
        put(301, 3501);
        assertThat(told(result)).isEqualTo(before);
    }

    @Test
    void commit_windowFails_othersAreTold_andAllIsGivenBack() {
        Result<Task> within = openBesideAnother(FIRST);
        Result<Task> byId = open(from(TASKS).orderBy(desc(Task::id)).limit(2));

        tasks.stage(1000L, new Task(1000, 0, THORN, null));
        assertThat(engine.commit()).contains(within, byId);

        assertThat(within.failure()).isPresent();
        assertThat(byId.failure()).isEmpty();
        assertThat(ids(byId)).containsExactly(1000L, 399L);
        assertThat(within.total()).as("as far as it was known").isEqualTo(ROWS);
        within.close();
        assertThat(within.total()).isEqualTo(ROWS);
        put(1001, 1);
        assertThat(ids(byId)).containsExactly(1001L, 1000L);
    }

    @Test
    void close_allQueries_givesTheirRoutesBack() {
        List<Result<?>> results = List.of(open(FIRST), open(OTHERS), open(others()), open(FIRST.limit(7)),
                open(others().orderBy(desc(Task::score)).limit(2)));
        for (long id = 0; id < 100; id++) {
            delete(id);
        }

        results.forEach(Result::close);

        put(0, 0);
        assertThat(ids(open(FIRST))).containsExactly(0L, 100L, 101L);
        assertThat(engine.rowsHeld()).isGreaterThan(tasks.size());
    }

    @Test
    void explain_windowAndFilter_tellsOfWhatTheyAreTold() {
        String text = openBesideAnother(OTHERS).explain().text();

        assertThat(text.lines().filter(line -> line.contains("told of changes where #0.score <= 920 alone")))
                .as(text).hasSize(1);
        assertThat(text).contains("told of all changes: nobody else consumes these rows");
        assertThat(openBesideAnother(from(TASKS).orderBy(desc(Task::score)).limit(3)).explain().text())
                .contains("told of changes where #0.score >= 3300 alone");
    }

    @Test
    void total_ofAClosedResult_leavesThatOfAnOpenOneRight() {
        openBesideAnother(from(TASKS).orderBy(asc(Task::score)).limit(4));
        open(from(TASKS).orderBy(asc(Task::score)).limit(5));
        Result<Task> closed = open(FIRST);
        Result<Task> result = open(FIRST);
        closed.close();
        assertThat(closed.total()).isPositive().isLessThanOrEqualTo(result.total());
        int before = result.total();

        put(1000, 100_000);

        assertThat(result.total()).isEqualTo(before + 1);
    }

    @Test
    void total_ofAClosedResult_isANumberThatOnceWasRight() {
        Result<Task> result = openBesideAnother(FIRST);
        int rows = result.total();
        for (long id = 0; id < 50; id++) {
            put(400 + id, (int) (400 + id) * 10);
            delete(id);
        }

        result.close();

        assertThat(result.total()).isBetween(rows, rows + 1);
    }

    @Test
    void total_ofAFailedResult_isAnswered() {
        openBesideAnother(from(TASKS).orderBy(asc(Task::id)).limit(4));
        open(from(TASKS).orderBy(asc(Task::id)).limit(5));
        Result<Task> result =
                open(from(TASKS).where(task -> task.get(Task::score).ne(7)).orderBy(asc(Task::id)).limit(3));
        put(-1, THORN);

        assertThat(result.failure()).isPresent();
        assertThat(result.total()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void open_routesAreWorthItForOne_aLoneWindowIsRoutedThroughItsFilter() {
        Engine always = WindowWays.engine(WindowRules.STANDARD);
        Table<Task> table = always.table(TASKS);
        tasks.forEach(task -> table.stage(task.id(), task));
        always.commit();
        Result<Task> result = always.open(others().orderBy(asc(Task::score)).limit(3), Bindings.NONE);

        table.stage(300L, task(300, 3005));
        always.commit();

        assertThat(told(result, "filter")).isZero();
        assertThat(told(result)).isZero();
        result.close();
        assertThat(always.commit()).isEmpty();
    }
}
