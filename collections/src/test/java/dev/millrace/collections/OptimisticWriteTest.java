package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.Component;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.RowChange;

/** What a write shows, and what it does not (laws 18, 22 and 29). */
class OptimisticWriteTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);

    private final TaskStore store = TaskStore.of(ONE, TWO);
    private final LiveCollection<Long, Task> tasks = store.tasks();
    private final LiveQuery<Task> byRank = store.byRank();

    @Test
    void insert_isVisibleAtReturn() {
        Task three = Task.of(3, "three", 30);

        Write write = tasks.insert(three);

        assertThat(tasks.get(3L)).isSameAs(three);
        assertThat(tasks.base(3L)).isNull();
        assertThat(tasks.size()).isEqualTo(3);
        assertThat(byRank.snapshot().rows()).containsExactly(three, TWO, ONE);
        assertThat(write.state()).isEqualTo(WriteState.PERSISTING);
    }

    @Test
    void update_isVisibleAtReturn() {
        tasks.update(1L, set(Task::rank).to(30), set(Task::note).to("urgent"));

        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(30).withNote("urgent"));
        assertThat(tasks.base(1L)).isSameAs(ONE);
        assertThat(byRank.snapshot().rows()).containsExactly(ONE.withRank(30).withNote("urgent"), TWO);
    }

    @Test
    void updateByFunction_isVisibleAtReturn() {
        tasks.update(1L, task -> task.withRank(task.rank() + 5));

        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15));
    }

    @Test
    void delete_isVisibleAtReturn() {
        tasks.delete(1L);

        assertThat(tasks.get(1L)).isNull();
        assertThat(tasks.base(1L)).isSameAs(ONE);
        assertThat(tasks.rows()).containsExactly(TWO);
        assertThat(byRank.snapshot().rows()).containsExactly(TWO);
    }

    @Test
    void write_isPendingUntilItIsConfirmed() {
        tasks.delete(1L);

        assertThat(tasks.isPending(1L)).isTrue();
        assertThat(tasks.isPending(2L)).isFalse();

        store.backend().pending().acceptNow();

        assertThat(tasks.isPending(1L)).isFalse();
    }

    @Test
    void update_sendsWhatWasSet() {
        Write write = tasks.update(1L, set(Task::rank).to(30), set(Task::note).to(null));

        assertThat(store.backend().pending().request().id()).isEqualTo(write.id());
        Mutation<Task> sent = store.backend().pending().mutation();
        assertThat(sent.kind()).isEqualTo(Mutation.Kind.UPDATE);
        assertThat(sent.key()).isEqualTo(1L);
        assertThat(sent.base()).isSameAs(ONE);
        assertThat(sent.row()).isEqualTo(ONE.withRank(30));
        assertThat(sent.changes()).containsExactly(Map.entry("rank", 30), entry("note", null));
    }

    @Test
    void updateByFunction_sendsWhatDiffers() {
        tasks.update(1L, task -> task.withRank(11).withTitle("one"));

        assertThat(store.backend().pending().mutation().changes()).containsExactly(Map.entry("rank", 11));
    }

    @Test
    void updateByFunctionThatChangesNothing_isConfirmedWithoutBeingSent() {
        long version = byRank.snapshot().version();

        Write write = tasks.update(1L, task -> task);

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        write.confirmed().block();
        assertThat(store.backend().sent()).isEmpty();
        assertThat(byRank.snapshot().version()).isEqualTo(version);
    }

    @Test
    void assignmentOfThePresentValue_isRecorded() {
        tasks.update(1L, set(Task::rank).to(10));

        assertThat(tasks.isPending(1L)).isTrue();
        assertThat(store.backend().pending().mutation().changes()).containsExactly(Map.entry("rank", 10));
        store.backend().puts(2, ONE.withRank(77));
        assertThat(tasks.get(1L)).isEqualTo(ONE);
    }

    @Test
    void insert_sendsAllComponents() {
        tasks.insert(Task.of(3, "three", 30));

        Mutation<Task> sent = store.backend().pending().mutation();
        assertThat(sent.kind()).isEqualTo(Mutation.Kind.INSERT);
        assertThat(sent.base()).isNull();
        assertThat(sent.changes().keySet())
                .containsExactlyElementsOf(Task.TASKS.rowType().components().stream().map(Component::name).toList());
    }

    @Test
    void delete_sendsTheRowItStartsFrom() {
        tasks.delete(1L);

        Mutation<Task> sent = store.backend().pending().mutation();
        assertThat(sent.kind()).isEqualTo(Mutation.Kind.DELETE);
        assertThat(sent.base()).isSameAs(ONE);
        assertThat(sent.row()).isNull();
        assertThat(sent.changes()).isEmpty();
    }

    @Test
    void serverChangeOfAnotherField_showsThroughAtOnce() {
        tasks.update(1L, set(Task::title).to("mine"));

        store.backend().puts(2, ONE.withRank(50).withTitle("theirs"));

        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(50).withTitle("mine"));
        assertThat(tasks.base(1L)).isEqualTo(ONE.withRank(50).withTitle("theirs"));
    }

    @Test
    void patchOverAbsentRow_returnsWithTheRow() {
        tasks.update(1L, set(Task::title).to("mine"));
        store.backend().changes(2, RowChange.delete(1L));

        assertThat(tasks.get(1L)).isNull();
        assertThat(tasks.isPending(1L)).isTrue();

        store.backend().puts(3, ONE.withRank(60));

        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(60).withTitle("mine"));
    }

    @Test
    void insertOverServerInsert_shows() {
        Task mine = Task.of(3, "mine", 30);
        tasks.insert(mine);

        store.backend().puts(2, Task.of(3, "theirs", 99));

        assertThat(tasks.get(3L)).isSameAs(mine);
        assertThat(tasks.base(3L)).isEqualTo(Task.of(3, "theirs", 99));
    }

    @Test
    void refusedWrite_changesNothing() {
        long version = store.store().version();
        Replica<Task> replica = TaskStore.watch(byRank);

        assertThatThrownBy(() -> tasks.insert(Task.of(1, "again", 1))).isInstanceOf(RefusedWriteException.class)
                .hasMessageContainingAll("Insert", "tasks", "1", "there already");
        assertThatThrownBy(() -> tasks.update(9L, set(Task::rank).to(1))).isInstanceOf(RefusedWriteException.class)
                .hasMessageContainingAll("Update", "tasks", "9", "not there");
        assertThatThrownBy(() -> tasks.update(9L, task -> task)).isInstanceOf(RefusedWriteException.class);
        assertThatThrownBy(() -> tasks.delete(9L)).isInstanceOf(RefusedWriteException.class)
                .hasMessageContainingAll("Delete", "tasks", "9", "not there");
        assertThatThrownBy(() -> tasks.update(1L, set(Task::id).to(5L))).isInstanceOf(RefusedWriteException.class)
                .hasMessageContainingAll("1", "5", "key");
        assertThatThrownBy(() -> tasks.update(1L, task -> Task.of(5, "moved", 1)))
                .isInstanceOf(RefusedWriteException.class);
        assertThatThrownBy(() -> tasks.update(1L, set(Task::rank).to(101))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rank 101 is above 100");
        assertThatThrownBy(() -> tasks.update(1L, task -> {
            throw new IllegalStateException("no");
        })).isInstanceOf(IllegalStateException.class).hasMessage("no");

        assertThat(store.store().version()).isEqualTo(version);
        assertThat(replica.changeSets()).hasSize(1);
        assertThat(store.backend().sent()).isEmpty();
        assertThat(tasks.rows()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(tasks.isPending(1L)).isFalse();
    }

    @Test
    void deletedKey_canBeInsertedAgain() {
        tasks.delete(1L);
        Task again = Task.of(1, "again", 5);

        tasks.insert(again);

        assertThat(tasks.get(1L)).isSameAs(again);
        assertThatThrownBy(() -> tasks.insert(again)).isInstanceOf(RefusedWriteException.class);
    }

    @Test
    void collectionWithoutBackend_confirmsAtOnce() {
        try (Store local = Store.create()) {
            LiveCollection<Long, Task> own = local.collection("tasks", Task.class, Task::id).open();

            List<Write> writes = List.of(own.insert(ONE), own.update(1L, set(Task::rank).to(3)),
                    own.update(1L, task -> task.withNote("n")));
            Task visible = own.get(1L);
            Write deleted = own.delete(1L);

            assertThat(writes).extracting(Write::state).containsOnly(WriteState.CONFIRMED);
            assertThat(deleted.state()).isEqualTo(WriteState.CONFIRMED);
            assertThat(visible).isEqualTo(ONE.withRank(3).withNote("n"));
            assertThat(own.rows()).isEmpty();
            assertThat(own.isPending(1L)).isFalse();
            assertThat(own.status()).isEqualTo(new CollectionStatus(CollectionStatus.State.READY, null));
        }
    }

    private static <V> Map.Entry<String, V> entry(String name, V value) {
        return new java.util.AbstractMap.SimpleEntry<>(name, value);
    }
}
