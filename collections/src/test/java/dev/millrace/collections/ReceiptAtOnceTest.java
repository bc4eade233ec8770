package dev.millrace.collections;

import static dev.millrace.collections.scripted.ScriptedSession.at;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.ScriptedWrite;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/** A receipt that confirms at once: the values become base rows, unless the stream may know better. */
class ReceiptAtOnceTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);

    private VirtualTimeScheduler time;
    private TaskStore store;
    private LiveCollection<Long, Task> tasks;
    private Replica<Task> replica;

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

    private Write raiseOne() {
        return tasks.update(1L, set(Task::rank).to(15));
    }

    private void assertOneChangeOnly() {
        assertThat(replica.changeSets()).hasSize(2);
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15));
        assertThat(tasks.base(1L)).isEqualTo(ONE.withRank(15));
        assertThat(tasks.isPending(1L)).isFalse();
    }

    @Test
    void receiptAtOnce_makesTheValuesBaseRows() {
        Write write = raiseOne();

        store.backend().pending().acceptNow();

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertOneChangeOnly();
    }

    @Test
    void receiptAtOnce_doesNotOverwriteWhatTheStreamHasShownSince() {
        Write write = raiseOne();
        store.backend().puts(2, ONE.withRank(45));

        store.backend().pending().acceptNow();

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.base(1L)).isEqualTo(ONE.withRank(45));
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(45));
    }

    @Test
    void receiptAtOnce_doesNotOverwriteARowThatWentAndCameBack() {
        raiseOne();
        store.backend().puts(2, ONE.withRank(45));
        store.backend().puts(3, ONE);

        store.backend().pending().acceptNow();

        assertThat(tasks.get(1L)).isEqualTo(ONE);
    }

    @Test
    void receiptAtOnce_doesNotOverwriteARowThatASnapshotHasShownOrLeftOut() {
        raiseOne();
        Write insert = tasks.insert(Task.of(3, "three", 30));
        store.backend().snapshot(2, ONE, TWO);

        store.backend().unanswered().forEach(ScriptedWrite::acceptNow);

        assertThat(insert.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.rows()).containsExactlyInAnyOrder(ONE, TWO);
    }
}
