package dev.millrace.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/**
 * A commit of one row takes a few objects: the handle of a write that nobody asks anything has neither an id nor streams, and a
 * batch is not wrapped up again on its way. Bytes differ with what is compiled; the bounds are twice of what was measured.
 */
class WriteCostTest {

    private static final int ROUNDS = 2_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long bytesOfOne(Runnable round) {
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
    }

    @Test
    void writeOfACollectionWithoutBackend_takesLittle() {
        try (Store store = Store.create()) {
            LiveCollection<Long, Task> tasks = store.collection("tasks", Task.class, Task::id).open();
            Task task = Task.of(1, "one", 10);

            long bytes = bytesOfOne(() -> {
                tasks.insert(task);
                tasks.delete(1L);
            });

            assertThat(bytes).isLessThan(1_000);
        }
    }

    @Test
    void batchOfOneRow_takesLittle() {
        long[] sequence = {1};
        try (TaskStore store = TaskStore.of()) {
            Task[] tasks = {Task.of(1, "one", 10), Task.of(1, "one", 20)};

            long bytes = bytesOfOne(() -> store.backend().puts(++sequence[0], tasks[(int) (sequence[0] & 1)]));

            assertThat(bytes).isLessThan(1_000);
        }
    }
}
