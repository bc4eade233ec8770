package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.value.Collation;

/** Queries that are opened while commits go on show what they would show if they had been opened at once. */
class HydrationTest {

    record Task(long id, long owner, int score, String title, Instant due) {

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

    record TaskOfTeam(long id, String team) {
    }

    record Best(int score) {

        Best {
            if (score < ROWS) {
                throw new IllegalArgumentException(score + " is not the best score");
            }
        }
    }

    record Sum(long owner, long score) {
    }

    private static final int THORN = -13;
    private static final int ROWS = 1_000;
    private static final int SLICE = 100;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);
    private static final RelationRef<Project> PROJECTS = RelationRef.of("projects", Project.class, Project::id);
    private static final OrderedQuery<Task> ORDERED = from(TASKS).orderBy(desc(Task::score));
    private static final Query<TaskOfTeam> JOINED = from(PROJECTS).join(TASKS).on(Project::id).equalTo(Task::owner)
            .select((project, task) -> into(TaskOfTeam::new, task.get(Task::id), project.get(Project::team)));
    private static final Query<Long> JOINED_BY_SCORE = from(TASKS).join(TASKS).on(Task::score).equalTo(Task::score)
            .select((one, other) -> other.get(Task::id));
    private static final OrderedQuery<Task> BY_TITLE =
            from(TASKS).orderBy(asc(Task::title).collate(new Collation(Locale.GERMAN, Collation.Strength.TERTIARY)));
    private static final Query<Sum> SUMS = from(TASKS).groupBy(Task::owner)
            .select(tasks -> into(Sum::new, tasks.key(), tasks.sum(Task::score).coalesce(0L)));

    private final Engine engine = new Engine();
    private final Table<Task> tasks = engine.table(TASKS);
    private final Table<Project> projects = engine.table(PROJECTS);

    @BeforeEach
    void fill() {
        for (long id = 0; id < ROWS; id++) {
            put(id, id % 7, (int) (id * 31 % 97));
        }
        for (long id = 0; id < 7; id++) {
            projects.stage(id, new Project(id, "team " + id));
        }
        engine.tick(NOON);
        engine.commit();
    }

    private void put(long id, long owner, int score) {
        tasks.stage(id, new Task(id, owner, score, (score % 2 == 0 ? "Töne " : "tonne ") + id % 50,
                NOON.plusSeconds(id - ROWS / 2)));
    }

    private static Query<Task> ofScore(int score) {
        return from(TASKS).where(task -> task.get(Task::score).eq(score));
    }

    private <R> Hydration<R> hydrate(Query<R> query) {
        return engine.hydrate(query, Bindings.NONE, OnProblem.COUNT, SLICE);
    }

    private static <R> Result<R> finish(Hydration<R> hydration) {
        while (!hydration.isDone()) {
            hydration.advance();
            hydration.work();
        }
        return hydration.result();
    }

    /** Changes rows that a slice has and has not passed, takes some away, and brings others in their place. */
    private void change(int round) {
        for (int i = 0; i < 40; i++) {
            long id = (i * 251L + round * 17L) % (ROWS + 50);
            if (i % 4 == 0) {
                tasks.stage(id, null);
            } else {
                put(id, (id + round) % 9, round * i % 101);
            }
        }
        projects.stage((long) round % 9, new Project(round % 9, "team of round " + round));
        engine.commit();
    }

    private void checkAgainstOneOpenedAtOnce(Result<?> result) {
        Engine other = new Engine();
        Table<Task> otherTasks = other.table(TASKS);
        Table<Project> otherProjects = other.table(PROJECTS);
        for (long id = 0; id < 2 * ROWS; id++) {
            otherTasks.stage(id, tasks.get(id));
            otherProjects.stage(id, projects.get(id));
        }
        other.tick(engine.now());
        other.commit();
        Result<?> expected = other.open(result.query(), Bindings.NONE);
        if (result.isOrdered()) {
            assertThat(result.rows()).isEqualTo(expected.rows());
        } else {
            assertThat(List.<Object>copyOf(result.rows()))
                    .containsExactlyInAnyOrderElementsOf(List.copyOf(expected.rows()));
        }
        assertThat(result.total()).isEqualTo(expected.total());
    }

    @Test
    void hydrate_anyQueryWithCommitsBetweenAllTurns_isCurrent() {
        for (Query<?> query : List.<Query<?>>of(ORDERED, from(TASKS), JOINED, SUMS, ORDERED.offset(20).limit(30),
                from(TASKS).select(task -> task.get(Task::score)).distinct(),
                from(TASKS).where(task -> task.get(Task::due).lt(now(Duration.ofSeconds(1)))))) {
            Hydration<?> hydration = hydrate(query);
            int round = 0;
            while (!hydration.isDone()) {
                hydration.advance();
                change(round++);
                hydration.work();
                engine.tick(engine.now().plusSeconds(round));
                change(round++);
            }

            assertThat(round).as("turns of %s", query).isGreaterThan(ROWS / SLICE);
            Result<?> result = hydration.result();
            checkAgainstOneOpenedAtOnce(result);
            change(round);
            checkAgainstOneOpenedAtOnce(result);
            result.close();
        }
        assertThat(tasks.rows().indexed()).isEmpty();
        assertThat(engine.choices()).containsEntry("queries hydrated beside commits", 7L);
    }

    @Test
    void hydrate_manyChangesWhileItIsSorted_followsThemInTurns() {
        Hydration<Task> hydration = hydrate(ORDERED);
        for (int slice = 0; slice < ROWS / SLICE; slice++) {
            hydration.advance();
            hydration.work();
        }
        hydration.advance();
        for (int round = 0; round < 20; round++) {
            change(round);
        }
        hydration.work();
        hydration.advance();
        assertThat(hydration.isDone()).as("a long log is followed outside of a turn").isFalse();
        change(20);

        checkAgainstOneOpenedAtOnce(finish(hydration));
    }

    @Test
    void hydrate_fewRows_isDoneAtOnce() {
        assertThat(hydrate(from(PROJECTS)).isDone()).isTrue();
        Query<Task> byKey = from(TASKS).where(task -> task.get(Task::id).eq(17L));
        Result<Task> first = engine.open(from(TASKS).where(task -> task.get(Task::score).eq(3)), Bindings.NONE);
        Result<Task> second = engine.open(from(TASKS).where(task -> task.get(Task::score).eq(4)), Bindings.NONE);

        assertThat(hydrate(byKey).result().size()).isOne();
        Query<Task> byIndex = from(TASKS).where(task -> task.get(Task::score).eq(5));
        assertThat(hydrate(byIndex).result().rows()).isNotEmpty();
        assertThat(List.of(first, second)).allMatch(result -> result.size() > 0);
    }

    @Test
    void hydrate_manyRowsByAnIndex_takesTurns() {
        Query<Task> half = from(TASKS).where(task -> task.get(Task::owner).eq(1L));
        Result<Task> first = engine.open(half, Bindings.NONE);
        Result<Task> second =
                engine.open(from(TASKS).where(task -> task.get(Task::owner).eq(2L)), Bindings.NONE);
        assertThat(tasks.rows().indexed()).hasSize(1);

        Hydration<Task> hydration = hydrate(from(TASKS).where(task -> task.get(Task::owner).eq(3L)));

        assertThat(hydration.isDone()).isFalse();
        checkAgainstOneOpenedAtOnce(finish(hydration));
        assertThat(first.size() + second.size()).isEqualTo(286);
    }

    @Test
    void commit_whileAQueryIsHydrated_tellsNothingOfIt() {
        Hydration<Task> hydration = hydrate(ORDERED);
        hydration.advance();
        put(3, 1, 1);
        assertThat(engine.commit()).isEmpty();

        Result<Task> result = finish(hydration);

        assertThat(result.hasChanges()).isFalse();
        put(3, 1, 2);
        assertThat(engine.commit()).isEqualTo(List.of(result));
    }

    @Test
    void hydrate_whatIsReady_isShared() {
        Result<Sum> result = finish(hydrate(SUMS));

        Result<Sum> other = engine.open(SUMS, Bindings.NONE);

        assertThat(other.plan().operators()).containsExactlyElementsOf(result.plan().operators());
        result.close();
        change(1);
        checkAgainstOneOpenedAtOnce(other);
    }

    @Test
    void hydrate_anIndexThatSomebodyNeedsAtOnce_isBuiltOnce() {
        Hydration<TaskOfTeam> hydration = hydrate(JOINED);
        hydration.advance();
        hydration.work();
        hydration.advance();
        Result<TaskOfTeam> impatient = engine.open(JOINED, Bindings.NONE);
        change(1);

        checkAgainstOneOpenedAtOnce(finish(hydration));
        checkAgainstOneOpenedAtOnce(impatient);
    }

    @Test
    void hydrate_liveQueryOfManyRows_isCurrent() {
        Result<Task> source = engine.open("scores", ORDERED, Bindings.NONE, OnProblem.COUNT);
        Hydration<Task> hydration = hydrate(from(source.ref()).where(task -> task.get(Task::score).gt(10)));
        for (int round = 0; !hydration.isDone(); round++) {
            hydration.advance();
            change(round);
            hydration.work();
        }

        assertThat(hydration.result().size())
                .isEqualTo(source.rows().stream().filter(row -> row.row().score() > 10).count());
    }

    @Test
    void hydrate_underAName_isReadByOthersWhenItIsDone() {
        Hydration<Task> hydration = engine.hydrate("best", ORDERED, Bindings.NONE, OnProblem.COUNT, SLICE);
        assertThatIllegalArgumentException().isThrownBy(
                () -> engine.open(from(QueryRef.of("best", ORDERED)), Bindings.NONE))
                .withMessageContaining("best");

        Result<Task> result = finish(hydration);

        assertThat(engine.open(from(result.ref()), Bindings.NONE).size()).isEqualTo(ROWS);
    }

    @Test
    void hydrate_nameThatIsTakenMeanwhile_fails() {
        Hydration<Task> hydration = engine.hydrate("best", ORDERED, Bindings.NONE, OnProblem.COUNT, SLICE);
        engine.open("best", from(PROJECTS), Bindings.NONE, OnProblem.COUNT);

        assertThatIllegalArgumentException().isThrownBy(() -> finish(hydration)).withMessageContaining("best");
    }

    @Test
    void hydrate_queryOfATime_isDoneAtOnce() {
        Query<Instant> late = from(TASKS).select(task -> now(Duration.ofSeconds(1)));

        Hydration<Instant> hydration = hydrate(late);

        assertThat(hydration.isDone()).isTrue();
        checkAgainstOneOpenedAtOnce(hydration.result());
    }

    @Test
    void hydrate_rowThatCannotBeRead_failsAndHoldsNothing() {
        for (Query<?> query : List.of(ORDERED, SUMS,
                from(PROJECTS).join(TASKS).on(Project::id).equalTo(Task::owner)
                        .where((project, task) -> task.get(Task::score).ge(0))
                        .select((project, task) -> task.get(Task::id)))) {
            put(ROWS, 1, THORN);
            engine.commit();
            Hydration<?> hydration = hydrate(query);

            assertThatExceptionOfType(RuntimeException.class).as("%s", query).isThrownBy(() -> finish(hydration))
                    .withMessageContaining("a thorn");
            assertThat(hydration.isDone()).isTrue();
            tasks.stage((long) ROWS, null);
            assertThat(engine.commit()).isEmpty();
        }
        assertThat(tasks.rows().indexed()).isEmpty();
        engine.drop(tasks);
    }

    @Test
    void hydrate_strictQueryThatMeetsAProblem_failsWithIt() {
        Query<Integer> quotients = from(TASKS).select(task -> task.get(Task::score).toDecimal().toInt());
        Hydration<Integer> fine = engine.hydrate(quotients, Bindings.NONE, OnProblem.FAIL, SLICE);
        assertThat(finish(fine).size()).isEqualTo(ROWS);

        Hydration<Task> hydration =
                engine.hydrate(from(TASKS).map(Task.class, task -> {
                    if (task.id() == ROWS - 2) {
                        throw new IllegalArgumentException("no such task");
                    }
                    return task;
                }), Bindings.NONE, OnProblem.FAIL, SLICE);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> finish(hydration));
    }

    @Test
    void cancel_inAnyTurn_holdsNothing() {
        for (int turns = 0; turns < 14; turns++) {
            Hydration<TaskOfTeam> hydration = hydrate(JOINED);
            for (int turn = 0; turn < turns; turn++) {
                hydration.advance();
                hydration.work();
            }
            assertThatIllegalStateException().isThrownBy(() -> engine.drop(tasks)).withMessageContaining("close it");

            hydration.cancel();

            assertThat(hydration.isDone()).isTrue();
            assertThatIllegalStateException().isThrownBy(hydration::result).withMessageContaining("given up");
            assertThat(tasks.rows().indexed()).isEmpty();
            engine.releaseUnused();
            change(turns);
        }
        engine.drop(tasks);
    }

    @Test
    void result_beforeItIsDone_saysWhatToDo() {
        assertThatIllegalStateException().isThrownBy(() -> hydrate(ORDERED).result())
                .withMessageContaining("take turns until it is done");
    }

    @Test
    void hydrate_emptySlice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.hydrate(ORDERED, Bindings.NONE, OnProblem.COUNT, 0))
                .withMessageContaining("slice of 0 rows");
    }

    @Test
    void work_inAnotherThreadBesideAWriter_isCurrent() throws Exception {
        Lock lock = new ReentrantLock(true);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            for (Query<?> query : List.<Query<?>>of(ORDERED, JOINED, BY_TITLE)) {
                Hydration<?> hydration = hydrate(query);
                Future<?> turns = executor.submit(() -> {
                    while (!locked(lock, hydration::advance, hydration)) {
                        hydration.work();
                    }
                });
                for (int round = 0; !turns.isDone() || round < 10; round++) {
                    int number = round;
                    locked(lock, () -> change(number), hydration);
                }
                turns.get();
                checkAgainstOneOpenedAtOnce(hydration.result());
                hydration.result().close();
                engine.releaseUnused();
            }
        } finally {
            executor.shutdown();
        }
    }

    private static boolean locked(Lock lock, Runnable turn, Hydration<?> hydration) {
        lock.lock();
        try {
            turn.run();
            return hydration.isDone();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void hydrate_problemThatOnlySomeOfTheRowsMeet_isNone() {
        put(ROWS, 1, ROWS);
        engine.commit();
        Query<Best> best = ORDERED.limit(1).select(task -> into(Best::new, task.get(Task::score)));

        Hydration<Best> hydration = engine.hydrate(best, Bindings.NONE, OnProblem.FAIL, SLICE);

        assertThat(hydration.isDone()).isFalse();
        assertThat(finish(hydration).size()).isOne();
    }

    @Test
    void hydrate_indexThatFailsMeanwhile_isNotUsed() {
        Hydration<Long> hydration = hydrate(JOINED_BY_SCORE);
        hydration.advance();
        hydration.work();
        hydration.advance();
        Result<Long> impatient = engine.open(JOINED_BY_SCORE, Bindings.NONE);
        tasks.stage(ROWS + 1L, new Task(ROWS + 1L, 1, THORN, "", NOON));
        engine.commit();
        assertThat(impatient.failure()).isPresent();
        tasks.stage(ROWS + 1L, null);
        put(3, 4, 5);
        engine.commit();

        Result<Long> result = finish(hydration);

        put(4, 4, 6);
        engine.commit();
        checkAgainstOneOpenedAtOnce(result);
    }

    @Test
    void hydrate_wishThatIsGivenUp_isGrantedToTheNext() {
        Result<Task> first = engine.open(ofScore(3), Bindings.NONE);
        Hydration<Task> hydration = hydrate(ofScore(4));
        Result<Task> third = engine.open(ofScore(5), Bindings.NONE);
        hydration.cancel();
        assertThat(tasks.rows().indexed()).isEmpty();

        Result<Task> fourth = engine.open(ofScore(6), Bindings.NONE);

        assertThat(tasks.rows().indexed()).hasSize(1);
        assertThat(List.of(first, third, fourth)).allMatch(result -> result.size() > 0);
    }

    @Test
    void hydrate_manyGroupsThatOthersKeep_takesTurns() {
        Query<Sum> groups = from(TASKS).groupBy(Task::id)
                .select(tasks -> into(Sum::new, tasks.key(), tasks.sum(Task::score).coalesce(0L)));
        engine.open(groups, Bindings.NONE);

        Hydration<Sum> hydration = hydrate(groups);

        assertThat(hydration.isDone()).isFalse();
        checkAgainstOneOpenedAtOnce(finish(hydration));
    }
}
