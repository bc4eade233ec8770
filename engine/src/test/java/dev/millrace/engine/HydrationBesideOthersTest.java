package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.param;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Origin;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** Queries that are opened beside commits, beside each other, and beside live queries that fail or show other rows meanwhile. */
class HydrationBesideOthersTest {

    record Task(long id, long owner, int score) {

        @Override
        public int score() {
            if (score == THORN) {
                throw new IllegalStateException("a thorn");
            }
            return score;
        }
    }

    record Owner(long id, String name) {
    }

    record Owned(long id, String name) {
    }

    private static final int THORN = -13;
    private static final int ROWS = 600;
    private static final int SLICE = 50;
    private static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);
    private static final RelationRef<Owner> OWNERS = RelationRef.of("owners", Owner.class, Owner::id);
    private static final Query<Owned> OWNED = from(OWNERS).join(TASKS).on(Owner::id).equalTo(Task::owner)
            .select((owner, task) -> into(Owned::new, task.get(Task::id), owner.get(Owner::name)));

    private final Engine engine = new Engine();
    private final Table<Task> tasks = engine.table(TASKS);
    private final Table<Owner> owners = engine.table(OWNERS);

    @BeforeEach
    void fill() {
        for (long id = 0; id < ROWS; id++) {
            tasks.stage(id, new Task(id, id % 9, (int) (id * 31 % 97)));
        }
        for (long id = 0; id < 9; id++) {
            owners.stage(id, new Owner(id, "owner " + id));
        }
        engine.commit();
    }

    private <R> Hydration<R> hydrate(Query<R> query) {
        Hydration<R> hydration = engine.hydrate(query, Bindings.NONE, OnProblem.COUNT, SLICE);
        assertThat(hydration.isDone()).isFalse();
        return hydration;
    }

    private static void turn(Hydration<?> hydration) {
        hydration.advance();
        hydration.work();
    }

    private static <R> Result<R> finish(Hydration<R> hydration) {
        while (!hydration.isDone()) {
            turn(hydration);
        }
        return hydration.result();
    }

    private void change(int round) {
        for (long id = round; id < ROWS; id += 37) {
            tasks.stage(id, id % 5 == 0 ? null : new Task(id, (id + round) % 10, round));
        }
        engine.commit();
    }

    private void checkAgainstOneOpenedAtOnce(Result<?> result) {
        Result<?> other = engine.open(result.query(), result.bindings());
        assertThat(result.rows().toArray()).containsExactlyInAnyOrder(other.rows().toArray());
        other.close();
    }

    @Test
    void advance_twoThatNeedOneIndex_areBothCurrent() {
        Hydration<Owned> one = hydrate(OWNED);
        Hydration<Owned> other = hydrate(OWNED);
        for (int round = 0; !one.isDone() || !other.isDone(); round++) {
            turn(one);
            change(round);
            turn(other);
        }

        checkAgainstOneOpenedAtOnce(one.result());
        checkAgainstOneOpenedAtOnce(other.result());
        assertThat(tasks.rows().indexed()).hasSize(1);
    }

    @Test
    void cancel_oneOfTwoThatNeedOneIndex_leavesItToTheOther() {
        for (int turns = 1; turns < 20; turns++) {
            Hydration<Owned> one = hydrate(OWNED);
            Hydration<Owned> other = hydrate(OWNED);
            for (int turn = 0; turn < turns; turn++) {
                turn(one);
                turn(other);
            }
            change(turns);

            one.cancel();

            checkAgainstOneOpenedAtOnce(finish(other));
            other.result().close();
            engine.releaseUnused();
        }
    }

    @Test
    void advance_aLiveQueryItReadsFails_failsWithIt() {
        OrderedQuery<Task> scores = from(TASKS).orderBy(asc(Task::score));
        Result<Task> source = engine.open("scores", scores, Bindings.NONE, OnProblem.COUNT);
        Hydration<Task> hydration = hydrate(from(source.ref()).where(task -> task.get(Task::owner).gt(3L)));
        turn(hydration);
        tasks.stage((long) ROWS, new Task(ROWS, 4, THORN));
        engine.commit();
        assertThat(source.failure()).isPresent();

        assertThatThrownBy(() -> finish(hydration)).hasMessageContaining("\"scores\"")
                .hasMessageContaining("has failed");

        assertThat(hydration.isDone()).isTrue();
        tasks.stage((long) ROWS, null);
        source.close();
        assertThat(engine.commit()).isEmpty();
        engine.drop(tasks);
    }

    @Test
    void advance_aLiveQueryItReadsIsGivenOtherParameters_followsIt() {
        Query<Task> scores = from(TASKS).where(task -> task.get(Task::score).ge(param("least", Integer.class)));
        Result<Task> source =
                engine.open("scores", scores, Bindings.NONE.and("least", 3), OnProblem.COUNT);
        Hydration<Task> hydration = hydrate(from(source.ref()).where(task -> task.get(Task::owner).gt(3L)));
        for (int round = 0; !hydration.isDone(); round++) {
            turn(hydration);
            source.bind(Bindings.NONE.and("least", 20 * (round % 4)));
            change(round);
        }

        checkAgainstOneOpenedAtOnce(hydration.result());
        source.bind(Bindings.NONE.and("least", 50));
        checkAgainstOneOpenedAtOnce(hydration.result());
    }

    @Test
    void advance_queryOfWhatStandsBesideRows_isCurrent() {
        Hydration<Task> hydration = hydrate(from(TASKS).where(task -> task.synced().or(task.get(Task::owner).eq(3L))));
        for (int round = 0; !hydration.isDone(); round++) {
            turn(hydration);
            for (long id = round; id < ROWS; id += 11) {
                tasks.stage(id, tasks.get(id), new RowState(round % 2 == 0, Origin.LOCAL, round));
            }
            engine.commit();
        }

        checkAgainstOneOpenedAtOnce(hydration.result());
    }
}
