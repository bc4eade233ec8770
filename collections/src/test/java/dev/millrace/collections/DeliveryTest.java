package dev.millrace.collections;

import static dev.millrace.collections.scripted.Latches.await;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.Bindings;

/** When and by whom subscribers are told, and what they may do about it (law 18). */
class DeliveryTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);

    private final TaskStore store = TaskStore.of(ONE, TWO);
    private final LiveCollection<Long, Task> tasks = store.tasks();
    private final LiveQuery<Task> byRank = store.byRank();

    @AfterEach
    void close() {
        store.close();
    }

    private void rank(long id, int rank) {
        tasks.update(id, set(Task::rank).to(rank));
    }

    @Test
    void writeFromCallback_isVisibleAtReturnAndToldLater() {
        List<String> told = new ArrayList<>();
        Replica<Task> writing = Replica.doing(changes -> {
            told.add("writer " + changes.to());
            if (told.size() == 1) {
                rank(1, 50);
                told.add("sees " + byRank.snapshot().rows().get(0) + " " + tasks.get(1L).rank());
            }
        });
        byRank.changes().subscribe(writing);

        assertThat(told).containsExactly("writer 1", "sees " + ONE.withRank(50) + " 50", "writer 2");
        assertThat(writing.faults()).isEmpty();
        assertThat(writing.rows()).containsExactly(ONE.withRank(50), TWO);
    }

    @Test
    void allSubscribers_seeOneVersionBeforeAnySeesTheNext() {
        List<String> told = new ArrayList<>();
        byRank.changesFromNow().subscribe(changes -> {
            told.add("a" + changes.to());
            if (changes.to() == 2) {
                rank(2, 99);
            }
        });
        byRank.changesFromNow().subscribe(changes -> told.add("b" + changes.to()));
        store.store().open(from(Task.TASKS)).changesFromNow().subscribe(changes -> told.add("c" + changes.to()));

        rank(1, 50);

        assertThat(told).containsExactly("a2", "b2", "c2", "a3", "b3", "c3");
    }

    @Test
    void throwingSubscriber_isToldByItsOwnErrorSignalAndDisturbsNoOther() {
        Replica<Task> before = TaskStore.watch(byRank);
        Replica<Task> throwing = Replica.doing(changes -> {
            if (!changes.initial()) {
                throw new IllegalStateException("subscriber's fault");
            }
        });
        byRank.changes().subscribe(throwing);
        Replica<Task> after = TaskStore.watch(byRank);

        rank(1, 50);
        rank(1, 60);

        assertThat(throwing.error()).isInstanceOf(IllegalStateException.class).hasMessage("subscriber's fault");
        assertThat(throwing.changeSets()).hasSize(2);
        assertThat(before.changeSets()).hasSize(3);
        assertThat(after.changeSets()).hasSize(3);
        assertThat(throwing.faults()).isEmpty();
    }

    @Test
    void subscriberThatThrowsAnError_disturbsNoOther() {
        Replica<Task> throwing = Replica.doing(changes -> {
            throw new NoClassDefFoundError("of the subscriber");
        });
        byRank.changes().subscribe(throwing);
        Replica<Task> other = TaskStore.watch(byRank);

        rank(1, 50);

        assertThat(throwing.error()).isInstanceOf(NoClassDefFoundError.class);
        assertThat(other.rows()).containsExactly(ONE.withRank(50), TWO);
    }

    @Test
    void cancelInsideOnNext_endsTheSignals() {
        List<Long> told = new ArrayList<>();
        Disposable[] subscription = new Disposable[1];
        subscription[0] = byRank.changesFromNow().subscribe(changes -> {
            told.add(changes.to());
            subscription[0].dispose();
        });

        rank(1, 50);
        rank(1, 60);

        assertThat(told).containsExactly(2L);
    }

    @Test
    void cancelByAnotherSubscriber_holdsFromThenOn() {
        Replica<Task> second = Replica.eager();
        byRank.changesFromNow().subscribe(changes -> second.cancel());
        byRank.changes().subscribe(second);

        rank(1, 50);

        assertThat(second.changeSets()).hasSize(1);
        assertThat(second.isCompleted()).isFalse();
    }

    @Test
    void writeFromAnUpdateFunction_isRefused() {
        assertThatThrownBy(() -> tasks.update(1L, task -> {
            rank(2, 77);
            return task;
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("from inside an expression");

        assertThat(tasks.get(2L)).isSameAs(TWO);
        rank(2, 77);
        assertThat(tasks.get(2L)).isEqualTo(TWO.withRank(77));
    }

    /** A result row that meddles. */
    record Meddler(long id, int rank) {

        static Runnable meddling = () -> {
        };

        Meddler {
            meddling.run();
        }
    }

    @Test
    void writeFromARowsConstructor_isRefusedAndFailsThatQueryAlone() {
        LiveQuery<Meddler> meddlers = store.store()
                .open(from(Task.TASKS).select(task -> into(Meddler::new, task.get(Task::id), task.get(Task::rank)))
                        .orderBy(desc(Meddler::rank)), Bindings.NONE, OnProblem.FAIL);
        Replica<Meddler> watching = TaskStore.watch(meddlers);
        Replica<Task> other = TaskStore.watch(byRank);
        Meddler.meddling = () -> tasks.delete(2L);
        try {
            rank(1, 50);
        } finally {
            Meddler.meddling = () -> {
            };
        }

        assertThat(watching.error()).isInstanceOf(QueryFailedException.class).rootCause()
                .hasMessageContaining("from inside an expression");
        assertThat(meddlers.status()).isEqualTo(QueryStatus.ERROR);
        assertThat(meddlers.snapshot().rows()).containsExactly(new Meddler(2, 20), new Meddler(1, 10));
        assertThat(other.rows()).containsExactly(ONE.withRank(50), TWO);
        assertThat(tasks.get(2L)).isSameAs(TWO);
    }

    @Test
    void writer_doesNotWaitForAnothersDelivery() throws Exception {
        CountDownLatch delivering = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        List<Integer> ranks = new ArrayList<>();
        byRank.changesFromNow().subscribe(changes -> {
            ranks.add(changes.changes().get(0).after().rank());
            if (ranks.size() == 1) {
                delivering.countDown();
                await(written);
            }
        });
        Thread slow = new Thread(() -> rank(1, 50));
        slow.start();
        await(delivering);

        rank(1, 60);
        assertThat(tasks.get(1L).rank()).isEqualTo(60);
        assertThat(byRank.snapshot().rows()).containsExactly(ONE.withRank(60), TWO);
        written.countDown();
        slow.join();

        assertThat(ranks).containsExactly(50, 60);
    }
}
