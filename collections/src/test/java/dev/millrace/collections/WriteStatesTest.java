package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/** What a write tells of itself, and when it has no more to tell. */
class WriteStatesTest {

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
    void acceptedWriteOfAClosedCollection_isNotFlagged() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(2);
        store.store().close();

        time.advanceTimeBy(Duration.ofSeconds(11));

        assertThat(write.isUnconfirmed()).isFalse();
        assertThat(write.failure()).isPresent();
    }

    @Test
    void states_tellAllThatBecomesOfTheWrite() {
        Write write = raiseOne();
        List<String> told = new ArrayList<>();
        write.states().doOnComplete(() -> told.add("over")).subscribe(status -> told.add(status.toString()));

        store.backend().pending().acceptAt(2);
        time.advanceTimeBy(Duration.ofSeconds(10));
        store.backend().puts(2, ONE.withRank(15));

        assertThat(told).containsExactly("PERSISTING", "ACCEPTED", "ACCEPTED UNCONFIRMED", "CONFIRMED", "over");
        StepVerifier.create(write.states()).expectNext(new WriteStatus(WriteState.CONFIRMED, false, false))
                .verifyComplete();
    }

    @Test
    void states_ofAWriteThatWaitsItsTurn_beginWithPending() {
        raiseOne();
        Write second = tasks.update(1L, set(Task::title).to("second"));
        List<WriteState> told = new ArrayList<>();
        second.states().subscribe(status -> told.add(status.state()));

        store.backend().pending().acceptNow();
        store.backend().pending().refuse("no");

        assertThat(told).containsExactly(WriteState.PENDING, WriteState.PERSISTING, WriteState.FAILED);
    }
}
