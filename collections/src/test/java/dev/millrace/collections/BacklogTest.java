package dev.millrace.collections;

import static dev.millrace.collections.scripted.Latches.await;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Schedulers;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/**
 * Subscribers that ask for everything and take their time: what waits for them is bounded (law 19), and no writer is kept by what
 * others write (law 18).
 */
class BacklogTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);
    private static final int MANY = 10 * ChangeSubscription.PATIENCE;

    private final TaskStore store = TaskStore.of(ONE, TWO);
    private final LiveCollection<Long, Task> tasks = store.tasks();
    private final LiveQuery<Task> byRank = store.byRank();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        store.close();
    }

    private void rank(long id, int rank) {
        tasks.update(id, set(Task::rank).to(rank));
    }

    /** The backend tells so often of another rank, from 10 to 69, in a commit each. */
    private void stream(int times) {
        for (int i = 1; i <= times; i++) {
            store.backend().puts(1 + i, ONE.withRank(10 + i % 60));
        }
    }

    /** Another thread writes, and is held in its first delivery. */
    private Thread holdDeliveries() {
        byRank.changesFromNow().take(1).subscribe(changes -> {
            held.countDown();
            await(release);
        });
        Thread writer = new Thread(() -> rank(2, 21));
        writer.start();
        await(held);
        return writer;
    }

    @Test
    void whatWaits_isMergedOnceItIsMoreThanTheResult() throws Exception {
        Replica<Task> replica = TaskStore.watch(byRank);
        Thread writer = holdDeliveries();
        stream(MANY);
        assertThat(replica.changeSets()).hasSizeLessThanOrEqualTo(2);

        release.countDown();
        writer.join();
        TaskStore.settle(byRank);

        assertThat(replica.faults()).isEmpty();
        assertThat(replica.changeSets()).hasSizeLessThan(2 * ChangeSubscription.PATIENCE);
        assertThat(replica.rows()).isEqualTo(byRank.snapshot().rows());
    }

    @Test
    void whatWaitsForAResultWithoutOrder_isMergedByIdentity() throws Exception {
        LiveQuery<Task> keyed = store.store().open(from(Task.TASKS).where(task -> task.get(Task::rank).gt(15)));
        Replica<Task> replica = TaskStore.watch(keyed);
        Thread writer = holdDeliveries();
        stream(MANY);

        release.countDown();
        writer.join();
        TaskStore.settle(byRank);

        assertThat(replica.faults()).isEmpty();
        assertThat(replica.changeSets()).hasSizeLessThan(2 * ChangeSubscription.PATIENCE);
        assertThat(replica.keyed().values()).containsExactlyInAnyOrderElementsOf(keyed.snapshot().rows());
    }

    @Test
    void laggard_thatThenKeepsUp_isToldEveryCommitAgain() throws Exception {
        Replica<Task> replica = TaskStore.watch(byRank);
        Thread writer = holdDeliveries();
        stream(MANY);
        release.countDown();
        writer.join();
        TaskStore.settle(byRank);
        int before = replica.changeSets().size();

        rank(2, 98);
        rank(2, 99);
        TaskStore.settle(byRank);

        assertThat(replica.changeSets()).hasSize(before + 2);
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void writer_isNotKeptByWhatOthersWrite() throws Exception {
        AtomicInteger byWriter = new AtomicInteger();
        CountDownLatch last = new CountDownLatch(1);
        Thread writer = new Thread(() -> rank(2, 21));
        byRank.changesFromNow().subscribe(changes -> {
            if (Thread.currentThread() == writer) {
                byWriter.incrementAndGet();
                held.countDown();
                await(release);
            }
            if (changes.to() == store.store().version()) {
                last.countDown();
            }
        });
        writer.start();
        await(held);
        int others = 5 * Deliveries.FAVOURS;
        stream(others);

        release.countDown();
        writer.join();
        await(last);

        assertThat(byWriter.get()).isLessThanOrEqualTo(1 + Deliveries.FAVOURS);
    }

    @Test
    void handOverThatFails_leavesTheDeliveriesToTheWriter() throws Exception {
        Schedulers.onScheduleHook("refusing", task -> {
            throw new IllegalStateException("no threads");
        });
        try {
            Replica<Task> replica = TaskStore.watch(byRank);
            Thread writer = holdDeliveries();
            stream(5 * Deliveries.FAVOURS);

            release.countDown();
            writer.join();

            assertThat(replica.rows()).isEqualTo(byRank.snapshot().rows());
            assertThat(replica.faults()).isEmpty();
        } finally {
            Schedulers.resetOnScheduleHook("refusing");
        }
    }

    @Test
    void whatASubscriberWrites_isDeliveredBeforeTheWriterReturns() {
        List<Integer> told = new ArrayList<>();
        int chain = 5 * Deliveries.FAVOURS;
        byRank.changesFromNow().subscribe(changes -> {
            told.add(told.size());
            if (told.size() < chain) {
                rank(1, told.size() % 50);
            }
        });

        rank(1, 99);

        assertThat(told).hasSize(chain);
    }

    @Test
    void hookThatThrows_endsNoDeliveries() {
        List<Throwable> uncaught = new ArrayList<>();
        Thread.UncaughtExceptionHandler handler = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        Hooks.onErrorDropped(dropped -> {
            throw new AssertionError("hook", dropped);
        });
        try {
            byRank.changesFromNow().subscribe(changes -> {
                throw new IllegalStateException("consumer");
            }, failure -> {
                throw new IllegalStateException("error consumer", failure);
            });
            Replica<Task> replica = TaskStore.watch(byRank);

            rank(1, 50);
            rank(1, 51);

            assertThat(replica.changeSets()).hasSize(3);
            assertThat(uncaught).singleElement().satisfies(failure -> assertThat(failure).hasMessage("hook"));
        } finally {
            Hooks.resetOnErrorDropped();
            Thread.currentThread().setUncaughtExceptionHandler(handler);
        }
    }
}
