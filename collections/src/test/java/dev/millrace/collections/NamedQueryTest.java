package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.Bindings;
import dev.millrace.query.Selection;

/** Live queries that others of the store read (laws 12 and 16). */
class NamedQueryTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);
    private static final Task THREE = Task.of(3, "three", 30);
    private static final Selection<Task> ABOVE =
            from(Task.TASKS).where(task -> task.get(Task::rank).gt(param("least", Integer.class)));

    private final TaskStore tasks = TaskStore.of(ONE, TWO, THREE);
    private final Store store = tasks.store();
    private final LiveQuery<Task> top = store.open("top", from(Task.TASKS).orderBy(desc(Task::rank)).limit(2));
    private final LiveQuery<Task> byTitle = store.open(from(top.ref()).orderBy(asc(Task::title)));
    private final Replica<Task> replica = TaskStore.watch(byTitle);

    @Test
    void commit_isToldByTheSourceAndItsReaders() {
        Replica<Task> ofTop = TaskStore.watch(top);

        tasks.tasks().update(1L, set(Task::rank).to(40));

        assertThat(replica.rows()).containsExactly(ONE.withRank(40), THREE);
        assertThat(replica.version()).isEqualTo(store.version()).isEqualTo(ofTop.version());
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void setWindow_ofTheSource_isToldByItsReadersInTheSameVersion() {
        Replica<Task> ofTop = TaskStore.watch(top);
        long version = store.version();

        top.setWindow(1, 2);

        assertThat(store.version()).isEqualTo(version + 1);
        assertThat(replica.rows()).containsExactly(ONE, TWO);
        assertThat(replica.version()).isEqualTo(version + 1).isEqualTo(ofTop.version());
        assertThat(byTitle.snapshot().version()).isEqualTo(version + 1);
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void set_parameterOfTheSource_isToldByItsReaders() {
        LiveQuery<Task> above = store.open("above", ABOVE, Bindings.of("least", 25), OnProblem.COUNT);
        LiveQuery<Long> count = store.open(from(above.ref()).aggregate(all -> all.count()));
        Replica<Long> counted = TaskStore.watch(count);

        above.set("least", 15);

        assertThat(counted.rows()).containsExactly(2L);
        assertThat(counted.faults()).isEmpty();
    }

    @Test
    void open_nameIsTaken_isRefused() {
        assertThatThrownBy(() -> store.open("top", from(Task.TASKS))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"top\"");
        assertThatThrownBy(() -> store.collection("top", Task.class, Task::id).open())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"top\"");
    }

    @Test
    void ref_withoutName_isRefused() {
        assertThatThrownBy(byTitle::ref).isInstanceOf(IllegalStateException.class).hasMessageContaining("name");
    }

    @Test
    void close_ofWhatIsRead_isRefusedAndChangesNothing() {
        assertThatThrownBy(top::close).isInstanceOf(IllegalStateException.class).hasMessageContaining("\"top\"");
        assertThat(top.status()).isEqualTo(QueryStatus.READY);
        tasks.tasks().update(1L, set(Task::rank).to(40));
        assertThat(replica.rows()).hasSize(2).contains(ONE.withRank(40));

        byTitle.close();
        top.close();

        assertThat(top.status()).isEqualTo(QueryStatus.CLOSED);
        store.open("top", ABOVE, Bindings.of("least", 0), OnProblem.COUNT);
    }

    @Test
    void close_ofTheStore_closesReadersFirst() {
        store.close();

        assertThat(replica.isCompleted()).isTrue();
        assertThat(top.status()).isEqualTo(QueryStatus.CLOSED);
        assertThat(byTitle.status()).isEqualTo(QueryStatus.CLOSED);
    }
}
