package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/** What tests of accepted writes have in common: two tasks behind a backend, one of which is raised, in virtual time. */
abstract class AcceptedWriteTest {

    static final Task ONE = Task.of(1, "one", 10);
    static final Task TWO = Task.of(2, "two", 20);

    VirtualTimeScheduler time;
    TaskStore store;
    LiveCollection<Long, Task> tasks;
    Replica<Task> replica;

    @BeforeEach
    void open() {
        time = VirtualTimeScheduler.getOrSet();
        store = TaskStore.of(ONE, TWO);
        tasks = store.tasks();
        replica = TaskStore.watch(store.byRank());
    }

    @AfterEach
    void close() {
        store.close();
        VirtualTimeScheduler.reset();
        assertThat(replica.faults()).isEmpty();
    }

    final Write raiseOne() {
        return tasks.update(1L, set(Task::rank).to(15));
    }

    /** The write showed at once, and nothing changed when it was confirmed. */
    final void assertOneChangeOnly() {
        assertThat(replica.changeSets()).hasSize(2);
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15));
        assertThat(tasks.base(1L)).isEqualTo(ONE.withRank(15));
        assertThat(tasks.isPending(1L)).isFalse();
    }
}
