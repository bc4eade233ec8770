package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.ScriptedWrite;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;

/**
 * Many threads at once: commits stay atomic, versions in order, and every copy ends up the same (laws 16, 18 and 20).
 */
class ConcurrencyTest {

    private static final int ROWS = 8;
    private static final int ROUNDS = 400;

    private final TaskStore store =
            TaskStore.of(LongStream.range(0, ROWS).mapToObj(id -> Task.of(id, "task", 50)).toArray(Task[]::new));
    private final LiveCollection<Long, Task> tasks = store.tasks();
    private final LiveQuery<Task> byRank = store.byRank();
    private final LiveQuery<Integer> highest =
            store.store().open(from(Task.TASKS).aggregate(all -> all.max(Task::rank)));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        store.close();
    }

    @Test
    void readersOfManyThreads_seeWholeCommitsInOrder() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(threads.submit(() -> readUntil(over)));
        }

        for (int round = 0; round < ROUNDS; round++) {
            shiftRank(round);
        }
        over.set(true);

        for (Future<Integer> reader : readers) {
            assertThat(reader.get(60, TimeUnit.SECONDS)).isPositive();
        }
    }

    /** One batch takes from one row what it gives to another, so that the sum of ranks is always the same. */
    private void shiftRank(int round) {
        Task from = Objects.requireNonNull(tasks.base((long) round % ROWS));
        Task to = Objects.requireNonNull(tasks.base((long) (round + 1 + round / ROWS % (ROWS - 1)) % ROWS));
        int amount = Math.min(10, to.ceiling() - to.rank());
        store.backend().puts(2 + round, from.withRank(from.rank() - amount), to.withRank(to.rank() + amount));
    }

    /** Returns how often the two queries could be compared. */
    private int readUntil(AtomicBoolean over) {
        long ranked = 0;
        long highestSeen = 0;
        int compared = 0;
        do {
            Snapshot<Task> before = byRank.snapshot();
            Snapshot<Integer> greatest = highest.snapshot();
            Snapshot<Task> after = byRank.snapshot();
            assertThat(before.rows().stream().mapToInt(Task::rank).sum()).isEqualTo(50 * ROWS);
            assertThat(before.version()).isGreaterThanOrEqualTo(ranked);
            assertThat(greatest.version()).isGreaterThanOrEqualTo(highestSeen);
            if (before == after) {
                assertThat(greatest.rows()).containsExactly(before.rows().get(0).rank());
                compared++;
            }
            ranked = after.version();
            highestSeen = greatest.version();
        } while (!over.get() || compared == 0);
        return compared;
    }

    @Test
    void writersOfManyThreads_seeTheirOwnWritesAndEveryCopyEndsUpTheSame() throws Exception {
        Replica<Task> eager = Replica.amongThreads();
        byRank.changes().subscribe(eager);
        Replica<Task> slow = Replica.withDemand(1);
        byRank.changes().subscribe(slow);
        List<Long> versions = new ArrayList<>();
        byRank.changes().subscribe(changes -> versions.add(changes.to()));
        highest.changes().subscribe(changes -> versions.add(changes.to()));
        AtomicInteger writing = new AtomicInteger(3);

        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int own = i;
            work.add(threads.submit(writing(writing, () -> writeOwnRows(own))));
        }
        work.add(threads.submit(() -> answerWhile(writing)));
        work.add(threads.submit(() -> askWhile(writing, slow)));
        for (int round = 0; round < ROUNDS; round++) {
            shiftRank(round);
        }
        for (Future<?> done : work) {
            done.get(60, TimeUnit.SECONDS);
        }
        TaskStore.settle(byRank);
        while (!store.backend().unanswered().isEmpty()) {
            store.backend().unanswered().forEach(ConcurrencyTest::answer);
            TaskStore.settle(byRank);
        }
        slow.request(1);
        TaskStore.settle(byRank);

        assertThat(versions).isSorted();
        assertThat(eager.faults()).isEmpty();
        assertThat(slow.faults()).isEmpty();
        assertThat(eager.rows()).isEqualTo(byRank.snapshot().rows());
        assertThat(slow.rows()).isEqualTo(byRank.snapshot().rows());
        assertThat(tasks.rows()).allSatisfy(row -> {
            assertThat(tasks.isPending(row.id())).isFalse();
            assertThat(tasks.base(row.id())).isEqualTo(row);
        });
    }

    @Test
    void parametersSetByTwoThreads_areBothSet() throws Exception {
        Query<Task> between = from(Task.TASKS).where(task -> task.get(Task::rank).gt(param("above", Integer.class)))
                .where(task -> task.get(Task::rank).lt(param("below", Integer.class)));
        LiveQuery<Task> query = store.store().open(between, Bindings.of("above", 0).and("below", 0));

        for (int round = 1; round <= ROUNDS; round++) {
            int value = round;
            Future<?> other = threads.submit(() -> query.set("above", value));
            query.set("below", value);
            other.get(60, TimeUnit.SECONDS);

            assertThat(query.bindings()).isEqualTo(Bindings.of("above", value).and("below", value));
        }
    }

    private static Callable<Void> writing(AtomicInteger left, Runnable work) {
        return () -> {
            try {
                work.run();
            } finally {
                left.decrementAndGet();
            }
            return null;
        };
    }

    /**
     * Rows that no other thread writes to have what was written when the call returns, unless it was settled by then: by a no, or
     * by a yes at once, which gives way to what the stream said of the row meanwhile.
     */
    private void writeOwnRows(int own) {
        for (int round = 0; round < ROUNDS; round++) {
            long key = own + 3L * (round % 2);
            String note = own + "/" + round;
            Write write = tasks.update(key, set(Task::note).to(note));
            Task visible = Objects.requireNonNull(tasks.get(key));
            assertThat(visible.note()).satisfiesAnyOf(seen -> assertThat(seen).isEqualTo(note),
                    seen -> assertThat(write.state()).isIn(WriteState.FAILED, WriteState.CONFIRMED));
        }
    }

    private void answerWhile(AtomicInteger writing) {
        while (writing.get() > 0) {
            store.backend().unanswered().forEach(ConcurrencyTest::answer);
        }
    }

    private static void answer(ScriptedWrite<Task> write) {
        if (write.request().id().hashCode() % 4 == 0) {
            write.refuse("one of four");
        } else {
            write.acceptNow();
        }
    }

    private static void askWhile(AtomicInteger writing, Replica<Task> slow) {
        while (writing.get() > 0) {
            slow.request(1);
            Thread.yield();
        }
    }
}
