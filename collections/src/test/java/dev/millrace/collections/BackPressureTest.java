package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/** A slow subscriber is never skipped past a change and has no backlog but the difference of two results (law 19). */
class BackPressureTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);
    private static final Task THREE = Task.of(3, "three", 30);

    private final TaskStore store = TaskStore.of(ONE, TWO);
    private final LiveCollection<Long, Task> tasks = store.tasks();
    private final LiveQuery<Task> byRank = store.byRank();

    @AfterEach
    void close() {
        store.close();
    }

    private Replica<Task> watch(long demand) {
        Replica<Task> replica = Replica.withDemand(demand);
        byRank.changes().subscribe(replica);
        return replica;
    }

    private void rank(long id, int rank) {
        tasks.update(id, set(Task::rank).to(rank));
    }

    @Test
    void withoutDemand_nothingIsTold() {
        Replica<Task> replica = watch(0);
        rank(1, 50);

        assertThat(replica.changeSets()).isEmpty();

        replica.request(1);
        assertThat(replica.changeSets()).singleElement().satisfies(first -> {
            assertThat(first.initial()).isTrue();
            assertThat(first.to()).isEqualTo(2);
        });
        assertThat(replica.rows()).containsExactly(ONE.withRank(50), TWO);
    }

    @Test
    void whatWasNotTaken_isOneChangeSet() {
        Replica<Task> replica = watch(1);
        rank(1, 50);
        tasks.insert(THREE);
        rank(1, 5);
        tasks.delete(2L);
        assertThat(replica.changeSets()).hasSize(1);

        replica.request(1);

        assertThat(replica.changeSets()).hasSize(2);
        assertThat(replica.last().from()).isEqualTo(1);
        assertThat(replica.last().to()).isEqualTo(5);
        assertThat(replica.last().changes()).hasSize(3);
        assertThat(replica.rows()).containsExactly(THREE, ONE.withRank(5));
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void whatWasUndone_isNoChange() {
        Replica<Task> replica = watch(1);
        rank(1, 50);
        store.backend().pending().refuse("no");

        replica.request(1);
        assertThat(replica.changeSets()).hasSize(1);
        assertThat(replica.demand()).isEqualTo(1);

        rank(2, 21);
        assertThat(replica.changeSets()).hasSize(2);
        assertThat(replica.last().from()).isEqualTo(1);
        assertThat(replica.last().to()).isEqualTo(4);
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void oneAtATime_neverGetsMore() {
        Replica<Task> replica = watch(1);
        for (int i = 1; i <= 20; i++) {
            rank(1, i);
            if (i % 3 == 0) {
                replica.request(1);
            }
        }

        assertThat(replica.changeSets()).hasSize(1 + 20 / 3);
        replica.request(1);
        assertThat(replica.rows()).isEqualTo(byRank.snapshot().rows());
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void requestFromOnNext_isHeard() {
        Replica<Task>[] replica = newArray();
        replica[0] = Replica.doing(changes -> replica[0].subscription().request(1));
        byRank.changes().subscribe(replica[0]);

        rank(1, 50);
        rank(1, 51);

        assertThat(replica[0].changeSets()).hasSize(3);
        assertThat(replica[0].faults()).isEmpty();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a holder for a lambda to reach what it is part of
    private static Replica<Task>[] newArray() {
        return new Replica[1];
    }

    @Test
    void demandThatAddsUpBeyondLong_isUnbounded() {
        Replica<Task> replica = watch(1);
        replica.subscription().request(Long.MAX_VALUE);
        replica.subscription().request(Long.MAX_VALUE);

        rank(1, 50);

        assertThat(replica.changeSets()).hasSize(2);
    }

    @Test
    void laggardWithoutOrder_catchesUpByIdentity() {
        LiveQuery<Task> keyed = store.store().open(from(Task.TASKS).where(task -> task.get(Task::rank).gt(15)));
        Replica<Task> replica = Replica.withDemand(1);
        keyed.changes().subscribe(replica);
        rank(1, 50);
        rank(2, 21);
        tasks.insert(THREE);
        tasks.delete(2L);

        replica.request(1);

        assertThat(replica.last().changes()).hasSize(3);
        assertThat(replica.keyed().values()).containsExactlyInAnyOrder(ONE.withRank(50), THREE);
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void fromNow_leavesTheInitialChangeSetOut() {
        Replica<Task> replica = Replica.continuing(byRank.snapshot(), 0);
        byRank.changesFromNow().subscribe(replica);
        rank(1, 50);
        rank(2, 60);

        replica.request(1);

        assertThat(replica.changeSets()).singleElement().satisfies(changes -> {
            assertThat(changes.initial()).isFalse();
            assertThat(changes.from()).isEqualTo(1);
            assertThat(changes.to()).isEqualTo(3);
            assertThat(changes.changes()).hasSize(2);
        });
        assertThat(replica.rows()).isEqualTo(byRank.snapshot().rows());
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void laggard_movesWithWindowAndParameters() {
        Replica<Task> replica = watch(1);
        byRank.setWindow(1, 1);
        rank(1, 50);
        byRank.setWindow(0, 1);

        replica.request(1);

        assertThat(replica.rows()).containsExactly(ONE.withRank(50));
        assertThat(replica.faults()).isEmpty();
    }
}
