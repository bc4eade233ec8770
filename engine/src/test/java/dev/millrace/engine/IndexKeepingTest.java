package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;

/** Indexes that no query uses linger for some changes, all of them keep to a budget, and one may be declared. */
class IndexKeepingTest {

    record Task(long id, long owner, long project, int score) {

        @Override
        public long project() {
            if (project == THORN) {
                throw new IllegalStateException("a thorn");
            }
            return project;
        }
    }

    record Scored(long id, int score) {
    }

    private static final int THORN = -13;
    private static final int ROWS = 400;
    private static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);
    private static final long INDEX = 14L * ROWS;
    private static final long ORDER = 16L * ROWS;

    private static Engine engine(long bytes) {
        return new Engine(new EngineOptions(bytes));
    }

    private static Table<Task> filled(Engine engine) {
        Table<Task> tasks = engine.table(TASKS);
        for (long id = 0; id < ROWS; id++) {
            tasks.stage(id, new Task(id, id % 4, id % 7, (int) id));
        }
        engine.commit();
        return tasks;
    }

    private static Query<Task> ofOwner(long owner) {
        return from(TASKS).where(task -> task.get(Task::owner).eq(owner));
    }

    private static Query<Task> ofProject(long project) {
        return from(TASKS).where(task -> task.get(Task::project).eq(project));
    }

    private static Query<Task> ofScore(int score) {
        return from(TASKS).where(task -> task.get(Task::score).eq(score));
    }

    private static Query<Task> best(int count) {
        return from(TASKS).orderBy(asc(Task::score)).limit(count);
    }

    private static Query<Task> byProject(int count) {
        return from(TASKS).orderBy(asc(Task::project)).limit(count);
    }

    private static List<Result<?>> open(Engine engine, List<Query<Task>> queries) {
        List<Result<?>> results = new ArrayList<>();
        queries.forEach(query -> results.add(engine.open(query, Bindings.NONE)));
        return results;
    }

    private static void openAndClose(Engine engine, Query<?>... queries) {
        List<Result<?>> results = new ArrayList<>();
        for (Query<?> query : queries) {
            results.add(engine.open(query, Bindings.NONE));
        }
        results.forEach(Result::close);
    }

    private static long count(Engine engine, String way) {
        return engine.choices().getOrDefault(way, 0L);
    }

    private static long used(Engine engine) {
        return count(engine, "indexes used again that nobody used");
    }

    private static long built(Engine engine) {
        return count(engine, "indexes built as they are wished for") + count(engine, "orders of a table built");
    }

    private static long givenUp(Engine engine) {
        return count(engine, "indexes given up that nobody used");
    }

    private static void update(Engine engine, Table<Task> tasks, int changes) {
        for (long id = 0; id < changes; id++) {
            tasks.stage(id, new Task(id, id % 4, id % 7, tasks.get(id).score() + 1));
            engine.commit();
        }
    }

    @Test
    void open_afterAllThatUsedAnIndexAreClosed_usesItAgain() {
        Engine engine = engine(Long.MAX_VALUE);
        Table<Task> tasks = filled(engine);
        openAndClose(engine, ofOwner(1), ofOwner(2));
        update(engine, tasks, 10);
        tasks.stage(3L, new Task(3, 1, 0, 0));
        engine.commit();

        Result<Task> again = engine.open(ofOwner(1), Bindings.NONE);

        assertThat(again.explain().text()).contains("found by an index of #0.owner");
        assertThat(again.rows()).as("rows of an index that nobody used when they changed").hasSize(101);
        assertThat(used(engine)).isEqualTo(1);
        assertThat(built(engine)).isEqualTo(1);
    }

    @Test
    void open_afterAllThatUsedAnOrderAreClosed_usesItAgain() {
        Engine engine = engine(Long.MAX_VALUE);
        Table<Task> tasks = filled(engine);
        openAndClose(engine, best(3), best(4));
        tasks.stage(399L, new Task(399, 1, 0, -1));
        engine.commit();

        Result<Task> again = engine.open(best(5), Bindings.NONE);

        assertThat(again.explain().text()).contains("bound in a shared order");
        assertThat(again.rows()).extracting(each -> each.row().id()).containsExactly(399L, 0L, 1L, 2L, 3L);
        assertThat(used(engine)).isEqualTo(1);
        assertThat(built(engine)).isEqualTo(1);
    }

    @Test
    void commit_moreThanAQuarterAsManyChangesAsRows_givesUpWhatNobodyUses() {
        Engine engine = engine(Long.MAX_VALUE);
        Table<Task> tasks = filled(engine);
        openAndClose(engine, ofOwner(1), ofOwner(2), best(3), best(4));

        update(engine, tasks, ROWS / 4);
        assertThat(givenUp(engine)).isZero();
        update(engine, tasks, 1);

        assertThat(givenUp(engine)).isEqualTo(2);
        openAndClose(engine, ofOwner(1), ofOwner(2));
        assertThat(built(engine)).isEqualTo(3);
    }

    @Test
    void commit_whileSomebodyUsesAnIndex_keepsIt() {
        Engine engine = engine(Long.MAX_VALUE);
        Table<Task> tasks = filled(engine);
        List<Result<?>> results = open(engine, List.of(ofOwner(1), ofOwner(2)));
        results.get(0).close();

        update(engine, tasks, ROWS);

        assertThat(givenUp(engine)).isZero();
        assertThat(tasks.rows().indexed()).hasSize(1);
    }

    @Test
    void close_moreThanTheBudgetAllows_givesUpWhatWasNotUsedForLongest() {
        Engine engine = engine(2 * INDEX);
        filled(engine);
        openAndClose(engine, ofOwner(1), ofOwner(2));
        openAndClose(engine, ofProject(1), ofProject(2));
        openAndClose(engine, ofOwner(3)); // used again: the other one is older now

        openAndClose(engine, ofScore(1), ofScore(2));

        assertThat(givenUp(engine)).isEqualTo(1);
        long scans = count(engine, "rows of a filter found by a scan");
        openAndClose(engine, ofOwner(1), ofScore(3));
        assertThat(count(engine, "rows of a filter found by a scan")).isEqualTo(scans);
        openAndClose(engine, ofProject(1));
        assertThat(count(engine, "rows of a filter found by a scan")).isEqualTo(scans + 1);
    }

    @Test
    void open_anIndexWouldTakeMoreThanTheBudget_scansAndSaysSo() {
        Engine engine = engine(INDEX - 1);
        Table<Task> tasks = filled(engine);

        List<Result<?>> results = open(engine, List.of(ofOwner(1), ofOwner(2)));

        assertThat(tasks.rows().indexed()).isEmpty();
        assertThat(count(engine, "indexes not built for want of memory")).isEqualTo(1);
        assertThat(results.get(1).explain().text())
                .contains("found by a scan: an index of #0.owner would take more memory than is left for indexes");
        assertThat(results.get(1).rows()).hasSize(100);
    }

    @Test
    void open_anOrderWouldTakeMoreThanTheBudget_doesWithoutIt() {
        Engine engine = engine(ORDER - 1);
        filled(engine);

        List<Result<?>> results = open(engine, List.of(best(3), best(4), best(5)));

        assertThat(built(engine)).isZero();
        assertThat(count(engine, "indexes not built for want of memory")).isEqualTo(1);
        assertThat(results.get(2).explain().text()).contains("rows are kept in a buffer")
                .contains("no order is shared: it would take more memory than is left for indexes");
        assertThat(results.get(2).rows()).hasSize(5);
    }

    @Test
    void open_aJoin_buildsWhatItNeedsBeyondTheBudget() {
        Engine engine = engine(0);
        Table<Task> tasks = filled(engine);

        Result<?> joined = engine.open(from(TASKS).join(TASKS).on(Task::owner).equalTo(Task::project)
                .select((one, other) -> into(Scored::new, one.get(Task::id), other.get(Task::score))), Bindings.NONE);

        assertThat(tasks.rows().indexed()).hasSize(2);
        joined.close();
        assertThat(tasks.rows().indexed()).isEmpty();
        assertThat(givenUp(engine)).as("indexes that lingered").isZero();
    }

    @Test
    void releaseUnused_whatLingers_isGone() {
        Engine engine = engine(Long.MAX_VALUE);
        filled(engine);
        openAndClose(engine, ofOwner(1), ofOwner(2), best(3), best(4));

        engine.releaseUnused();

        assertThat(givenUp(engine)).isEqualTo(2);
        openAndClose(engine, ofOwner(1), ofOwner(2));
        assertThat(used(engine)).isZero();
        assertThat(built(engine)).isEqualTo(3);
    }

    @Test
    void drop_ofATable_givesUpItsIndexes() {
        Engine engine = engine(Long.MAX_VALUE);
        Table<Task> tasks = filled(engine);
        DeclaredIndex declared = tasks.index(Task::project);
        openAndClose(engine, ofOwner(1), ofOwner(2));

        engine.drop(tasks);

        assertThat(givenUp(engine)).isEqualTo(1);
        assertThat(declared.isKept()).isFalse();
        declared.close();
        engine.releaseUnused();
        assertThat(givenUp(engine)).isEqualTo(1);
    }

    @Test
    void index_ofAComponent_isUsedByTheFirstQuery() {
        Engine engine = engine(0);
        Table<Task> tasks = filled(engine);
        DeclaredIndex index = tasks.index(Task::owner);
        tasks.stage(3L, new Task(3, 1, 0, 0));
        engine.commit();

        Result<Task> result = engine.open(ofOwner(1), Bindings.NONE);

        assertThat(result.explain().text()).contains("found by an index of #0.owner");
        assertThat(result.operators().get(0).rowsVisited()).as("rows scanned").isZero();
        assertThat(result.rows()).hasSize(101);
        assertThat(index.isKept()).isTrue();
        result.close();
        update(engine, tasks, ROWS);
        assertThat(tasks.rows().indexed()).hasSize(1);
        index.close();
        index.close();
        assertThat(index.isKept()).isFalse();
        assertThat(tasks.rows().indexed()).isEmpty();
    }

    @Test
    void index_ofTheKey_isThereAlready() {
        Engine engine = engine(0);
        Table<Task> tasks = filled(engine);

        DeclaredIndex index = tasks.index(Task::id);

        assertThat(index.isKept()).isTrue();
        assertThat(tasks.rows().indexed()).isEmpty();
    }

    @Test
    void index_declaredTwice_isKeptForTheOther() {
        Engine engine = engine(0);
        Table<Task> tasks = filled(engine);
        DeclaredIndex one = tasks.index(Task::owner);
        DeclaredIndex other = tasks.index(Task::owner);

        one.close();

        assertThat(one.isKept()).isFalse();
        assertThat(other.isKept()).isTrue();
        assertThat(tasks.rows().indexed()).hasSize(1);
    }

    @Test
    void index_aRowThatCannotBeRead_isRefused() {
        Engine engine = engine(Long.MAX_VALUE);
        Table<Task> tasks = filled(engine);
        tasks.stage(7_000L, new Task(7_000, 1, THORN, 0));
        engine.commit();

        assertThatThrownBy(() -> tasks.index(Task::project)).hasMessage("a thorn");
        assertThat(tasks.rows().indexed()).isEmpty();

        tasks.stage(7_000L, null);
        engine.commit();
        DeclaredIndex index = tasks.index(Task::project);
        assertThat(index.isKept()).isTrue();
        tasks.stage(7_000L, new Task(7_000, 1, THORN, 0));
        engine.commit();
        assertThat(index.isKept()).as("after a row that cannot be read").isFalse();
        index.close();
    }

    @Test
    void index_ofAComponentOfOtherRows_isRefused() {
        Engine engine = engine(Long.MAX_VALUE);
        Table<Task> tasks = filled(engine);
        Component other = RowType.of(Scored.class).component("id");

        assertThatThrownBy(() -> tasks.index(other)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the rows of relation \"tasks\" are");
    }

    @Test
    void options_lessThanNothing_areRefused() {
        assertThatThrownBy(() -> new EngineOptions(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 bytes");
    }

    @Test
    void open_queryOfALiveQuery_leavesNoIndexWithIt() {
        Engine engine = engine(Long.MAX_VALUE);
        filled(engine);
        Query<Task> all = from(TASKS);
        Result<Task> named = engine.open("all", all, Bindings.NONE, OnProblem.COUNT);
        openAndClose(engine, from(QueryRef.of("all", all)).where(task -> task.get(Task::owner).eq(1L)),
                from(QueryRef.of("all", all)).where(task -> task.get(Task::owner).eq(2L)));

        named.close();

        engine.releaseUnused();
        assertThat(givenUp(engine)).isZero();
    }

    @Test
    void index_beyondTheBudget_letsGoOfWhatNobodyUses() {
        Engine engine = engine(INDEX);
        Table<Task> tasks = filled(engine);
        openAndClose(engine, ofOwner(1), ofOwner(2));

        assertThat(tasks.index(Task::score).isKept()).isTrue();

        assertThat(givenUp(engine)).isEqualTo(1);
    }

    @Test
    void index_ofADroppedRelation_isRefused() {
        Engine engine = engine(INDEX);
        Table<Task> tasks = filled(engine);
        DeclaredIndex ofKey = tasks.index(Task::id);

        engine.drop(tasks);

        assertThatThrownBy(() -> tasks.index(Task::owner)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"tasks\" was dropped");
        assertThat(ofKey.isKept()).isFalse();
    }

    @Test
    void commit_orderThatFailsWhileNobodyUsesIt_isBuiltAgainForTheNext() {
        Engine engine = engine(Long.MAX_VALUE);
        Table<Task> tasks = filled(engine);
        openAndClose(engine, byProject(3), byProject(4));
        tasks.stage(7_000L, new Task(7_000, 0, THORN, 0));
        engine.commit();
        tasks.stage(7_000L, null);
        engine.commit();

        List<Result<?>> results = open(engine, List.of(byProject(3), byProject(4)));

        assertThat(results.get(1).explain().text()).contains("bound in a shared order");
    }

    @Test
    void commit_orderThatFailsWhileWindowsUseIt_isBuiltAgainForTheNext() {
        Engine engine = engine(Long.MAX_VALUE);
        Table<Task> tasks = filled(engine);
        Query<Task> others = from(TASKS).where(task -> task.get(Task::owner).eq(7L))
                .orderBy(asc(Task::project)).limit(2);
        List<Result<?>> first = open(engine, List.of(byProject(3), byProject(4), others));
        tasks.stage(7_000L, new Task(7_000, 0, THORN, 0));
        engine.commit();
        tasks.stage(7_000L, null);
        tasks.stage(1L, null);
        engine.commit();
        assertThat(first.get(0).failure()).isPresent();

        List<Result<?>> results = open(engine, List.of(byProject(3), byProject(4)));

        assertThat(results.get(1).explain().text()).contains("bound in a shared order");
        assertThat(results.get(1).rows()).hasSize(4);
        first.forEach(Result::close);
        assertThat(tasks.rows().indexed()).hasSize(1);
    }

    @Test
    void commit_budgetOfNothing_windowsDoNotTakeMoreInsteadOfAnOrder() {
        long[] held = new long[2];
        for (int i = 0; i < held.length; i++) {
            Engine engine = engine(i == 0 ? Long.MAX_VALUE : 0);
            Table<Task> tasks = filled(engine);
            for (int limit = 1; limit <= 20; limit++) {
                engine.open(best(limit), Bindings.NONE);
            }
            for (long id = 0; id < ROWS; id++) {
                tasks.stage(id, null);
                tasks.stage(id + ROWS, new Task(id + ROWS, 0, 0, (int) id + ROWS));
                engine.commit();
            }
            held[i] = engine.rowsHeld();
        }

        assertThat(held[1]).isLessThan(2 * held[0]);
    }
}
