package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/**
 * What is opened over many rows, which go through the plan in blocks, is what comes about when the same rows come by and by: those go
 * through it one by one. Free slots between some, and more rows than it takes to read a component in a loop of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HydrationInBlocksTest {

    private static final int ROWS = 6_000;
    private static final long SEED = 20261123;
    private static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);
    private static final RelationRef<Team> TEAMS = RelationRef.of("teams", Team.class, Team::id);
    private static final RelationRef<Person> PEOPLE = RelationRef.of("people", Person.class, Person::id);

    /** A task of a team, perhaps of somebody. */
    record Task(long id, int team, @Nullable UUID person, int rank, byte level, boolean done, double weight,
            @Nullable String label) {
    }

    /** A team. */
    record Team(int id, String name, boolean open) {
    }

    /** Whoever has tasks. */
    record Person(UUID id, String name) {
    }

    /** A task with its team. */
    record OfTeam(long id, @Nullable String team, int rank) {
    }

    /** What tells kinds of tasks apart. */
    record Kind(int team, boolean done) {
    }

    /** Many of few levels. */
    record Leveled(byte level, long id) {
    }

    /** What tells labels apart. */
    record Labels(@Nullable String label, boolean done) {
    }

    /** The tasks of a team. */
    record Load(int team, long tasks, @Nullable Long ranks, @Nullable Integer most, @Nullable Double weight) {
    }

    private final Rows filled = new Rows();

    /** An engine with all relations. */
    private static final class Rows {

        private final Engine engine = new Engine();
        private final Table<Task> tasks = engine.table(TASKS);
        private final Table<Team> teams = engine.table(TEAMS);
        private final Table<Person> people = engine.table(PEOPLE);

        void fill() {
            stage();
            engine.commit();
            for (long id = 1; id <= ROWS / 2; id += 3) { // the other half are full blocks
                tasks.stage(id, null);
            }
            engine.commit();
        }

        private void stage() {
            Random random = new Random(SEED);
            for (int id = 1; id <= 80; id++) {
                teams.stage(id, new Team(id, "team " + id, id % 7 != 0));
                people.stage(new UUID(0, id), new Person(new UUID(0, id), "person " + id));
            }
            for (long id = 1; id <= ROWS; id++) {
                tasks.stage(id, task(id, random));
            }
        }

        private static Task task(long id, Random random) {
            return new Task(id, random.nextInt(100), random.nextBoolean() ? null : new UUID(0, random.nextInt(100)),
                    random.nextInt(12) - 6, (byte) random.nextInt(4), random.nextBoolean(), random.nextInt(8) / 8.0,
                    random.nextInt(5) == 0 ? null : new String(new char[] {(char) ('a' + random.nextInt(4))}));
        }

        /** Some of a few rows of each relation change, come and go. */
        void change(Random random) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                long id = ROWS - random.nextInt(6);
                tasks.stage(id, random.nextInt(4) == 0 ? null : task(id, random));
            }
            int team = 1 + random.nextInt(4);
            teams.stage(team, random.nextInt(4) == 0 ? null
                    : new Team(team, "team " + random.nextInt(9), random.nextBoolean()));
            engine.commit();
        }
    }

    static List<Query<?>> queries() {
        return List.of(from(TASKS), from(TASKS).where(task -> task.get(Task::done).eq(false)),
                from(TASKS).where(task -> task.get(Task::done)),
                from(TASKS).where(task -> task.get(Task::rank).ge(3).and(task.get(Task::level).ne((byte) 2))),
                from(TASKS).where(task -> task.get(Task::rank).lt(3).or(task.get(Task::label).isNull())),
                from(TASKS).where(task -> task.get(Task::rank).gt(-2).not()),
                from(TASKS).where(task -> task.get(Task::weight).le(0.25).and(task.get(Task::label).eq("b"))),
                from(TASKS).where(task -> task.get(Task::id).gt(task.get(Task::id).times(2).minus(900))),
                from(TASKS).where(task -> task.get(Task::done).ne(true)).select(task -> task.get(Task::label)),
                from(TASKS).join(TEAMS).on(Task::team).equalTo(Team::id)
                        .select((task, team) -> into(OfTeam::new, task.get(Task::id), team.get(Team::name),
                                task.get(Task::rank))),
                from(TASKS).leftJoin(TEAMS).on(Task::team).equalTo(Team::id)
                        .select((task, team) -> into(OfTeam::new, task.get(Task::id), team.get(Team::name),
                                task.get(Task::rank))),
                from(TASKS).leftJoin(from(TEAMS).where(team -> team.get(Team::open))).on(Task::team).equalTo(Team::id)
                        .select((task, team) -> into(OfTeam::new, task.get(Task::id), team.get(Team::name),
                                task.get(Task::rank))),
                from(TASKS).join(PEOPLE).on(Task::person).equalTo(Person::id)
                        .select((task, person) -> into(OfTeam::new, task.get(Task::id), person.get(Person::name),
                                task.get(Task::rank))),
                from(TASKS).join(TEAMS).on(Task::team).equalTo(Team::id).leftJoin(PEOPLE)
                        .on((task, team) -> task.get(Task::person)).equalTo(Person::id)
                        .where((task, team, person) -> team.get(Team::open))
                        .select((task, team, person) -> into(OfTeam::new, task.get(Task::id),
                                person.get(Person::name), task.get(Task::rank))),
                from(TASKS).join(TEAMS).on(Task::team).equalTo(Team::id)
                        .where((task, team) -> team.get(Team::open).and(task.get(Task::done)))
                        .select((task, team) -> into(OfTeam::new, task.get(Task::id), team.get(Team::name),
                                task.get(Task::rank)))
                        .orderBy(desc(OfTeam::rank), asc(OfTeam::id)).limit(40),
                from(TASKS).orderBy(asc(Task::rank), desc(Task::id)).limit(30),
                from(TASKS).orderBy(desc(Task::weight)).limit(30),
                from(TASKS).orderBy(asc(Task::label), desc(Task::rank)).limit(30).offset(10),
                from(TASKS).where(task -> task.get(Task::done)).orderBy(asc(Task::id)),
                from(TASKS).groupBy(Task::team).select(group -> into(Load::new, group.key(), group.count(),
                        group.sum(Task::rank), group.max(Task::rank), group.avg(Task::weight))),
                from(TASKS).groupBy(Task::label).select(group -> group.count()),
                from(TASKS).groupBy(Task::team, Task::done).select(group -> group.min(Task::level)),
                from(TASKS).select(task -> into(Kind::new, task.get(Task::team), task.get(Task::done))).distinct(),
                from(TASKS).select(task -> into(Leveled::new, task.get(Task::level), task.get(Task::id))).distinct(),
                from(TASKS).select(task -> into(Labels::new, task.get(Task::label), task.get(Task::done))).distinct(),
                from(TASKS).select(task -> task.get(Task::rank)).distinct());
    }

    @BeforeAll
    void fill() {
        filled.fill();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void open_manyRows_showsWhatComesAboutByAndBy(Query<?> query) {
        Rows byAndBy = new Rows();
        Result<?> expected = byAndBy.engine.open(query, Bindings.NONE);
        byAndBy.fill();

        for (int times = 0; times < 3; times++) { // components are read in loops of their own by and by
            Result<?> opened = filled.engine.open(query, Bindings.NONE);
            assertThat(opened.size()).isPositive();
            assertSame(opened, expected);
            opened.close();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    <R> void commit_afterManyRowsWereOpened_goesOnAsBefore(Query<R> query) {
        Rows byAndBy = new Rows();
        Result<?> expected = byAndBy.engine.open(query, Bindings.NONE);
        byAndBy.fill();
        Rows atOnce = new Rows();
        atOnce.fill();
        Result<R> opened = atOnce.engine.open(query, Bindings.NONE);

        for (int step = 0; step < 30; step++) {
            byAndBy.change(new Random(SEED + step));
            List<Identified<R>> before = opened.rows();
            atOnce.change(new Random(SEED + step));
            checkChanges(opened, before); // first: a row is made for who asks first, and not in one way
            assertSame(opened, expected);
            assertSame(opened, atOnce.engine.open(query, Bindings.NONE));
        }
    }

    private static <R> void checkChanges(Result<R> result, List<Identified<R>> before) {
        RecordedChanges<R> changes = new RecordedChanges<>(result.isOrdered());
        result.changes(changes);
        changes.checkAgainst(before, result.rows());
    }

    private static void assertSame(Result<?> actual, Result<?> expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        if (actual.isOrdered()) {
            assertThat(List.copyOf(actual.rows())).isEqualTo(List.copyOf(expected.rows()));
        } else {
            assertThat(Set.copyOf(actual.rows())).isEqualTo(Set.copyOf(expected.rows()));
        }
    }
}
