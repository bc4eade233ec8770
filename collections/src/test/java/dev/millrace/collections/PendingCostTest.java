package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/**
 * What a batch allocates does not depend on the pending writes of rows that it does not name: none of them is copied or rebuilt
 * for it. It measures bytes alone; a look at each of them that allocates nothing would go unnoticed.
 */
class PendingCostTest {

    private static final int PENDING = 5_000;
    private static final int ROUNDS = 100;
    private static final long OTHER = PENDING;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long sequence = 1;

    @Test
    void batches_allocateTheSameWhateverElseIsPending() {
        try (TaskStore store = TaskStore.of(LongStream.rangeClosed(0, PENDING)
                .mapToObj(id -> Task.of(id, "task", 1)).toArray(Task[]::new))) {
            rounds(store);
            long alone = rounds(store);
            for (long id = 0; id < PENDING; id++) {
                store.tasks().update(id, set(Task::rank).to(2));
                if (id % 2 == 0) {
                    store.backend().sent().get(store.backend().sent().size() - 1).acceptAt(1_000_000 + id);
                }
            }

            long amongMany = rounds(store);

            assertThat(amongMany / ROUNDS).as("bytes a round, beside %s alone", alone / ROUNDS)
                    .isLessThan(alone / ROUNDS + 4_000);
        }
    }

    /** Batches of one row and of none; gives the bytes they took. */
    private long rounds(TaskStore store) {
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            store.backend().puts(++sequence, Task.of(OTHER, "task", round));
            store.backend().changes(++sequence);
            bytes += threads.getCurrentThreadAllocatedBytes() - before;
        }
        return bytes;
    }
}
