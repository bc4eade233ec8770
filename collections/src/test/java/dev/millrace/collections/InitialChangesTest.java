package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/** The first change set tells of all rows, and costs no object for each that nobody looks at. */
class InitialChangesTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);
    private static final int MANY = 50_000;

    private static ChangeSet<Task> initial(LiveQuery<Task> query) {
        List<ChangeSet<Task>> told = new ArrayList<>();
        query.changes().subscribe(told::add);
        return told.get(0);
    }

    @Test
    void changes_areThoseOfRowsThatEntered() {
        try (TaskStore store = TaskStore.of(ONE, TWO)) {
            ChangeSet<Task> ordered = initial(store.byRank());
            ChangeSet<Task> keyed = initial(store.store().open(from(Task.TASKS)));

            assertThat(ordered).hasToString("(0, 1] initial +2@0 +1@1");
            assertThat(ordered.changes()).containsExactly(
                    new Change<>(Change.Kind.ENTERED, ordered.changes().get(0).identity(), null, TWO, -1, 0),
                    new Change<>(Change.Kind.ENTERED, ordered.changes().get(1).identity(), null, ONE, -1, 1));
            assertThat(keyed.changes()).extracting(Change::to).containsOnly(-1);
            assertThat(keyed.changes()).extracting(Change::after).containsExactlyInAnyOrder(ONE, TWO);
            assertThat(new ChangeSet<>(0, 1, true, true, new ArrayList<>(ordered.changes()))).isEqualTo(ordered);
        }
    }

    @Test
    void changes_areImmutableAndStayAsTheyWere() {
        try (TaskStore store = TaskStore.of(ONE, TWO)) {
            ChangeSet<Task> told = initial(store.byRank());

            store.tasks().update(1L, set(Task::rank).to(50));
            store.backend().puts(2, Task.of(3, "three", 30));

            assertThat(told).hasToString("(0, 1] initial +2@0 +1@1");
            assertThat(told.changes()).extracting(Change::after).containsExactly(TWO, ONE);
            assertThatThrownBy(() -> told.changes().remove(0)).isInstanceOf(UnsupportedOperationException.class);
            List<Task> rows = new ArrayList<>();
            told.applyTo(rows);
            assertThat(rows).containsExactly(TWO, ONE);
        }
    }

    @Test
    void anEmptyResult_isToldToo() {
        try (TaskStore store = TaskStore.of()) {
            assertThat(initial(store.byRank())).hasToString("(0, 1] initial");
        }
    }

    @Test
    void subscriberWhoDoesNotLook_isMadeNoObjectForEachRow() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (TaskStore store = TaskStore.of(LongStream.range(0, MANY).mapToObj(id -> Task.of(id, "task", 1))
                .toArray(Task[]::new))) {
            LiveQuery<Task> query = store.store().open(from(Task.TASKS));
            Snapshot<Task> snapshot = query.snapshot();

            long before = threads.getCurrentThreadAllocatedBytes();
            ChangeSet<Task> told = initial(query);
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;

            assertThat(told.changes()).hasSameSizeAs(snapshot.rows());
            assertThat(bytes).isLessThan(MANY);
        }
    }
}
