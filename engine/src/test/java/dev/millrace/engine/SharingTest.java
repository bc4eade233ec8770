package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Selection;
import dev.millrace.query.Window;

/** Equal steps of queries are one, what differs is each query's own, and changes reach only those whom they can concern. */
class SharingTest {

    record Task(long id, long owner, int score, String title) {

        @Override
        public int score() {
            if (score == THORN) {
                throw new IllegalStateException("a thorn");
            }
            return score;
        }
    }

    record Project(long id, String team) {
    }

    private static final int THORN = -13;
    private static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);
    private static final RelationRef<Project> PROJECTS = RelationRef.of("projects", Project.class, Project::id);

    private final Engine engine = new Engine();
    private final Table<Task> tasks = engine.table(TASKS);
    private final Table<Project> projects = engine.table(PROJECTS);

    @BeforeEach
    void fill() {
        for (long id = 0; id < 40; id++) {
            put(id, id % 4, (int) id);
        }
        for (long id = 0; id < 4; id++) {
            projects.stage(id, new Project(id, "team " + id));
        }
        engine.commit();
    }

    private void put(long id, long owner, int score) {
        tasks.stage(id, new Task(id, owner, score, "task " + id));
    }

    private <R> Result<R> open(Query<R> query) {
        return engine.open(query, Bindings.NONE);
    }

    private static Selection<Task> ofOwner(long owner) {
        return from(TASKS).where(task -> task.get(Task::owner).eq(owner));
    }

    private static OrderedQuery<Long> best(int count) {
        return from(TASKS).orderBy(asc(Task::score)).limit(count).select(task -> task.get(Task::id));
    }

    private static Query<Long> ofTeam(String team) {
        return from(TASKS).join(PROJECTS).on(Task::owner).equalTo(Project::id)
                .where((task, project) -> project.get(Project::team).eq(team))
                .select((task, project) -> task.get(Task::id));
    }

    private static List<Operator> operators(Result<?> result) {
        return result.plan().operators();
    }

    private static <R> List<R> rows(Result<R> result) {
        return result.rows().stream().map(Identified::row).toList();
    }

    /** What the steps of a query have taken in so far. */
    private static List<Long> taken(Result<?> result) {
        return result.operators().stream().map(OperatorFigures::changesIn).toList();
    }

    @Test
    void open_equalQueries_haveTheSameOperators() {
        Result<Task> one = open(ofOwner(1));
        Result<Task> other = open(ofOwner(1));

        assertThat(operators(other)).usingElementComparator((a, b) -> a == b ? 0 : 1)
                .containsExactlyElementsOf(operators(one));
        put(41, 1, 7);
        assertThat(engine.commit()).containsExactly(one, other);
        assertThat(rows(one)).hasSize(11).isEqualTo(rows(other));
    }

    @Test
    void open_queriesOfOtherConstants_shareWhatIsBelow() {
        Result<Long> one = open(ofTeam("team 1"));
        Result<Long> other = open(ofTeam("team 2"));

        List<Operator> ones = operators(one);
        List<Operator> others = operators(other);
        assertThat(others.subList(0, others.size() - 1)).usingElementComparator((a, b) -> a == b ? 0 : 1)
                .containsExactlyElementsOf(ones.subList(0, ones.size() - 1));
        assertThat(others.get(others.size() - 1)).isNotSameAs(ones.get(ones.size() - 1));
        assertThat(rows(other)).hasSize(10).doesNotContainAnyElementsOf(rows(one));
    }

    @Test
    void open_queriesThatReadOtherComponents_takeOnlyTheChangesTheyRead() {
        Result<Integer> scores = open(ofOwner(1).select(task -> task.get(Task::score)));
        Result<String> titles = open(ofOwner(1).select(task -> task.get(Task::title)));

        put(1, 1, 1000);

        assertThat(engine.commit()).containsExactly(scores);
        assertThat(taken(titles)).endsWith(0L, 0L);
    }

    @Test
    void commit_changeOfOneOwner_reachesItsQueryAlone() {
        List<Result<Task>> results = List.of(open(ofOwner(0)), open(ofOwner(1)), open(ofOwner(2)));
        List<Long> untouched = taken(results.get(2));

        put(4, 1, 5); // leaves one owner for the other

        assertThat(engine.commit()).containsExactly(results.get(0), results.get(1));
        assertThat(taken(results.get(2)).subList(1, 3)).isEqualTo(untouched.subList(1, 3));
        assertThat(rows(results.get(0))).hasSize(9);
        assertThat(rows(results.get(1))).hasSize(11);
    }

    @Test
    void commit_changesOfAJoin_reachTheQueriesOfTheirTeamsAlone() {
        Result<Long> one = open(ofTeam("team 1"));
        Result<Long> other = open(ofTeam("team 2"));

        projects.stage(3L, new Project(3, "team 1"));
        assertThat(engine.commit()).containsExactly(one);
        assertThat(rows(one)).hasSize(20);
        put(1, 2, 1);
        assertThat(engine.commit()).containsExactly(one, other);

        assertThat(rows(one)).hasSize(19);
        assertThat(rows(other)).hasSize(11);
    }

    @Test
    void window_ofAQueryThatSharesItsOwn_movesThatQueryAlone() {
        Result<Long> one = open(best(3));
        Result<Long> other = open(best(3));
        assertThat(operators(one).get(1)).isSameAs(operators(other).get(1));

        one.window(new Window(2, 2));

        assertThat(rows(one)).containsExactly(2L, 3L);
        assertThat(rows(other)).containsExactly(0L, 1L, 2L);
        assertThat(other.hasChanges()).isFalse();
        put(2, 2, -1);
        assertThat(engine.commit()).containsExactly(one, other);
        assertThat(rows(one)).containsExactly(1L, 3L);
        assertThat(rows(other)).containsExactly(2L, 0L, 1L);
    }

    /** A window that was moved in its place is not what those who ask for the first rows are to see. */
    @Test
    void open_anEqualWindowThatHasMoved_isAnotherOne() {
        Result<Long> moved = open(best(3));
        moved.window(new Window(10, 1));

        assertThat(rows(open(best(3)))).containsExactly(0L, 1L, 2L);
        assertThat(rows(moved)).containsExactly(10L);
    }

    @Test
    void bind_otherValuesOfAQueryThatSharesItsSteps_leavesTheOthersAsTheyAre() {
        Query<Task> query = from(TASKS).where(task -> task.get(Task::owner).eq(param("owner", Long.class)));
        Result<Task> one = engine.open(query, Bindings.of("owner", 1L));
        Result<Task> other = engine.open(query, Bindings.of("owner", 1L));

        one.bind(Bindings.of("owner", 2L));

        assertThat(rows(one)).allMatch(task -> task.owner() == 2).hasSize(10);
        assertThat(rows(other)).allMatch(task -> task.owner() == 1).hasSize(10);
        put(41, 1, 0);
        assertThat(engine.commit()).containsExactly(other);
    }

    @Test
    void close_oneOfEqualQueries_leavesTheOther_theLastGivesAllBack() {
        Result<Long> one = open(ofTeam("team 1"));
        Result<Long> other = open(ofTeam("team 1"));
        long held = engine.rowsHeld();
        one.close();
        put(41, 1, 0);
        assertThat(engine.commit()).containsExactly(other);
        assertThat(rows(other)).hasSize(11);
        assertThat(engine.rowsHeld()).isLessThan(held);

        other.close();

        assertThat(tasks.rows().indexed()).isEmpty();
        assertThat(projects.rows().indexed()).isEmpty();
        assertThat(engine.rowsHeld()).isEqualTo(tasks.size() + projects.size());
        engine.drop(tasks);
        engine.drop(projects);
    }

    @Test
    void commit_aSharedStepFails_allThatReadItFail_othersGoOn() {
        Query<Task> positive = from(TASKS).where(task -> task.get(Task::score).ge(0));
        Result<Task> one = open(positive);
        Result<Task> other = open(positive);
        Result<Task> apart = open(ofOwner(1));

        put(50, 1, THORN);

        assertThat(engine.commit()).containsExactly(one, other, apart);
        assertThat(one.failure()).isPresent();
        assertThat(other.failure()).isEqualTo(one.failure());
        assertThat(apart.failure()).isEmpty();
        assertThat(rows(one)).as("the last good rows").hasSize(40);
        tasks.stage(50L, null);
        assertThat(engine.commit()).containsExactly(apart);
        Result<Task> again = open(positive);
        assertThat(again.failure()).isEmpty();
        assertThat(rows(again)).hasSize(40);
    }

    /** The number of rows beyond the window is that of the last good rows, and can be asked for whatever becomes of the tables. */
    @Test
    void total_ofAFailedResult_isThatOfItsLastGoodRows() {
        for (long id = 100; id < 200; id++) {
            put(id, id % 4, (int) id);
        }
        engine.commit();
        Result<Task> result = open(from(TASKS).join(PROJECTS).on(Task::owner).equalTo(Project::id)
                .where((task, project) -> task.get(Task::score).ge(0))
                .select((task, project) -> task.row()).orderBy(asc(Task::id)).limit(2));

        put(50, 1, THORN);
        engine.commit();

        assertThat(result.failure()).isPresent();
        tasks.stage(50L, null);
        tasks.stage(7L, null);
        engine.commit();
        assertThat(rows(result)).extracting(Task::id).containsExactly(0L, 1L);
        assertThat(result.total()).as("of the last good rows").isEqualTo(140);
        result.close();
        engine.drop(tasks);
    }

    @Test
    void problems_ofASharedStep_areThoseOfAllWhoShareIt() {
        Query<Task> query = from(TASKS)
                .where(task -> task.get(Task::score).dividedBy(task.get(Task::score)).eq(1.0));
        Result<Task> one = open(query);
        Result<Task> other = open(query);
        Result<Task> apart = open(ofOwner(1));

        long ofTheScoreZero = one.problems().count();
        assertThat(ofTheScoreZero).isPositive();
        put(7, 3, 0);
        engine.commit();

        assertThat(one.problems().count()).isEqualTo(ofTheScoreZero + 1);
        assertThat(other.problems().count()).isEqualTo(ofTheScoreZero + 1);
        assertThat(other.problems().latest()).isEqualTo(one.problems().latest()).isPresent();
        assertThat(apart.problems().count()).isZero();
    }

    @Test
    void open_aQueryThatIsToFailAtItsFirstProblem_sharesNothingThatMayMeetOne() {
        Query<Task> query = from(TASKS).where(task -> task.get(Task::id).gt(0L)
                .and(task.get(Task::score).dividedBy(task.get(Task::score)).eq(1.0)));
        Result<Task> counting = open(query);
        Result<Task> strict = engine.open(query, Bindings.NONE, OnProblem.FAIL);

        put(7, 3, 0);
        engine.commit();

        assertThat(strict.failure()).isPresent();
        assertThat(counting.failure()).isEmpty();
        assertThat(counting.problems().count()).isEqualTo(1);
    }

    @Test
    void open_secondFilterByAColumn_findsItsRowsByAnIndex() {
        Result<Task> one = open(ofOwner(1));
        assertThat(tasks.rows().indexed()).isEmpty();
        long scanned = one.operators().get(0).rowsVisited();

        Result<Task> other = open(ofOwner(2));

        assertThat(tasks.rows().indexed()).hasSize(1);
        assertThat(other.operators().get(0).rowsVisited()).as("rows scanned").isEqualTo(scanned);
        assertThat(rows(other)).allMatch(task -> task.owner() == 2).hasSize(10);
        one.close();
        other.close();
        assertThat(tasks.rows().indexed()).isEmpty();
    }
}
