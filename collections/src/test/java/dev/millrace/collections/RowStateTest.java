package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.Origin;
import dev.millrace.query.Query;

/** What stands beside rows with pending writes (law 30). */
class RowStateTest {

    record Beside(long id, boolean synced, @Nullable Origin origin, int pending) {
    }

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Query<Beside> BESIDE = from(Task.TASKS).select(task -> into(Beside::new, task.get(Task::id),
            task.synced(), task.origin(), task.pendingTransactions()))
            .inKeyOrder();
    private static final Beside CONFIRMED = new Beside(1, true, Origin.REMOTE, 0);

    private final TaskStore tasks = TaskStore.of(ONE);
    private final LiveQuery<Beside> beside = tasks.store().open(BESIDE);
    private final Replica<Beside> replica = TaskStore.watch(beside);
    private final Replica<Task> rows = TaskStore.watch(tasks.store().open(from(Task.TASKS)));

    private Beside pending(int transactions) {
        return new Beside(1, false, Origin.LOCAL, transactions);
    }

    @Test
    void rowOfTheBackend_isSynced() {
        assertThat(replica.rows()).containsExactly(CONFIRMED);
    }

    @Test
    void pendingWrites_areCounted_untilTheyAreRolledBack() {
        tasks.tasks().update(1L, set(Task::rank).to(30));
        assertThat(replica.rows()).containsExactly(pending(1));
        tasks.tasks().update(1L, set(Task::note).to("n"));
        assertThat(replica.rows()).containsExactly(pending(2));

        tasks.backend().pending().refuse("no");

        assertThat(replica.rows().get(0)).isNotEqualTo(pending(2));
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void writeThatChangesNothing_isAChangeOfTheStateAlone() {
        int told = rows.changeSets().size();

        tasks.tasks().update(1L, set(Task::rank).to(10));
        assertThat(replica.rows()).containsExactly(pending(1));
        tasks.backend().pending().refuse("no");

        assertThat(replica.rows()).containsExactly(CONFIRMED);
        assertThat(rows.changeSets()).hasSize(told);
    }

    @Test
    void insert_isPending() {
        tasks.tasks().insert(Task.of(2, "two", 20));

        assertThat(replica.rows()).containsExactlyInAnyOrder(CONFIRMED, new Beside(2, false, Origin.LOCAL, 1));
    }

    @Test
    void collectionWithoutBackend_isAlwaysSynced() {
        Store own = Store.create();
        LiveCollection<Long, Task> local = own.collection("tasks", Task.class, Task::id).open();
        LiveQuery<Beside> query = own.open(BESIDE);

        local.insert(ONE);
        local.update(1L, set(Task::rank).to(30));

        assertThat(query.snapshot().rows()).containsExactly(CONFIRMED);
    }
}
