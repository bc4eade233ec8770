package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.WriteRejectedException;

/** What becomes of a write that the backend refuses, and of those around it (laws 22 and 27). */
class RollbackTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);

    private final TaskStore store = TaskStore.of(ONE, TWO);
    private final LiveCollection<Long, Task> tasks = store.tasks();
    private final LiveQuery<Task> byRank = store.byRank();
    private final Replica<Task> replica = TaskStore.watch(byRank);

    @Test
    void refusedUpdate_isRolledBackByItsInverseInOneCommit() {
        Write write = tasks.update(1L, set(Task::rank).to(30));
        long version = store.store().version();
        store.backend().pending().refuse("gate needed");

        assertThat(tasks.get(1L)).isSameAs(ONE);
        assertThat(store.store().version()).isEqualTo(version + 1);
        assertThat(replica.last().changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(ONE.withRank(30));
            assertThat(change.after()).isSameAs(ONE);
        });
        assertThat(replica.rows()).containsExactly(TWO, ONE);
        assertThat(replica.faults()).isEmpty();
        assertThat(write.state()).isEqualTo(WriteState.FAILED);
        assertThat(tasks.isPending(1L)).isFalse();
    }

    @Test
    void refusedInsert_isRemoved() {
        tasks.insert(Task.of(3, "three", 30));
        store.backend().pending().refuse("no");

        assertThat(tasks.get(3L)).isNull();
        assertThat(replica.last().changes()).singleElement().extracting(Change::kind).isEqualTo(Change.Kind.LEFT);
    }

    @Test
    void refusedDelete_returnsTheRow() {
        tasks.delete(1L);
        store.backend().pending().refuse("no");

        assertThat(tasks.get(1L)).isSameAs(ONE);
        assertThat(replica.last().changes()).singleElement().extracting(Change::kind).isEqualTo(Change.Kind.ENTERED);
    }

    @Test
    void refusal_reachesTheCallerWithItsReason() {
        Write write = tasks.update(1L, set(Task::rank).to(30));
        store.backend().pending().refuse("gate needed");

        assertThat(write.failure()).containsInstanceOf(WriteRejectedException.class);
        assertThatThrownBy(() -> write.accepted().block()).isInstanceOf(WriteRejectedException.class)
                .hasMessage("gate needed");
        assertThatThrownBy(() -> write.confirmed().block()).isInstanceOf(WriteRejectedException.class)
                .hasMessage("gate needed");
    }

    @Test
    void rollback_isVisibleBeforeTheCallerIsTold() {
        Write write = tasks.update(1L, set(Task::rank).to(30));
        Task[] seen = new Task[1];
        write.accepted().doOnError(refusal -> seen[0] = tasks.get(1L)).onErrorComplete().subscribe();

        store.backend().pending().refuse("no");

        assertThat(seen).containsExactly(ONE);
    }

    @Test
    void listenerThatThrows_doesNotKeepTheOtherMomentFromBeingTold() {
        Write write = tasks.update(1L, set(Task::rank).to(30));
        List<Throwable> dropped = new ArrayList<>();
        List<Throwable> told = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        write.accepted().subscribe(nothing -> {
        }, refusal -> {
            throw new IllegalStateException("listener's fault");
        });
        write.confirmed().subscribe(nothing -> {
        }, told::add);

        store.backend().pending().refuse("no");
        Hooks.resetOnErrorDropped();

        assertThat(told).singleElement().isInstanceOf(WriteRejectedException.class);
        assertThat(dropped).singleElement().extracting(Throwable::getMessage).isEqualTo("listener's fault");
    }

    @Test
    void middleOfThreeEditsRefused_removesOnlyItsOwnFields() {
        tasks.update(1L, set(Task::title).to("first"));
        tasks.update(1L, set(Task::rank).to(50), set(Task::title).to("second"));
        tasks.update(1L, set(Task::note).to("third"));
        assertThat(tasks.get(1L)).isEqualTo(new Task(1, "second", 50, 100, "third"));

        store.backend().pending().acceptNow();
        store.backend().pending().refuse("not the second");

        assertThat(tasks.get(1L)).isEqualTo(new Task(1, "first", 10, 100, "third"));
        assertThat(store.backend().pending().mutation().changes()).containsOnlyKeys("note");
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void rollbackUnderServerChange_showsTheServersRow() {
        tasks.update(1L, set(Task::title).to("mine"));
        store.backend().puts(2, ONE.withTitle("theirs").withRank(40));

        store.backend().pending().refuse("no");

        assertThat(tasks.get(1L)).isEqualTo(ONE.withTitle("theirs").withRank(40));
    }

    @Test
    void rollbackThatChangesNothingVisible_tellsNobody() {
        tasks.update(1L, set(Task::title).to("first"));
        tasks.update(1L, set(Task::title).to("second"));
        int told = replica.changeSets().size();

        store.backend().pending().refuse("no");

        assertThat(tasks.get(1L)).isEqualTo(ONE.withTitle("second"));
        assertThat(replica.changeSets()).hasSize(told);
    }

    @Test
    void updateOfARefusedInsert_failsWithoutBeingSent() {
        tasks.insert(Task.of(3, "three", 30));
        Write update = tasks.update(3L, set(Task::rank).to(31));

        store.backend().pending().refuse("no");

        assertThat(update.state()).isEqualTo(WriteState.FAILED);
        assertThat(update.failure()).containsInstanceOf(UnsentWriteException.class);
        assertThat(store.backend().sent()).hasSize(1);
        assertThat(tasks.get(3L)).isNull();
        assertThat(tasks.isPending(3L)).isFalse();
    }

    @Test
    void updateAfterTheBackendDeletedTheRow_failsWhenItsTurnComes() {
        tasks.update(1L, set(Task::rank).to(11));
        Write waiting = tasks.update(1L, set(Task::title).to("late"));
        store.backend().changes(2, RowChange.delete(1L));

        store.backend().pending().refuse("it is gone");

        assertThat(waiting.state()).isEqualTo(WriteState.FAILED);
        assertThat(waiting.failure()).get().asString().contains("tasks", "1", "holds no row");
        assertThat(tasks.get(1L)).isNull();
        assertThat(tasks.isPending(1L)).isFalse();
    }

    @Test
    void insertAfterARefusedDelete_failsWithoutBeingSent() {
        Write delete = tasks.delete(1L);
        Write insert = tasks.insert(ONE.withTitle("again"));

        store.backend().pending().refuse("no");

        assertThat(delete.state()).isEqualTo(WriteState.FAILED);
        assertThat(insert.state()).isEqualTo(WriteState.FAILED);
        assertThat(insert.failure()).containsInstanceOf(UnsentWriteException.class).get().asString()
                .contains("INSERT", "tasks", "key 1", "holds a row");
        assertThat(store.backend().sent()).hasSize(1);
        assertThat(tasks.get(1L)).isSameAs(ONE);
    }

    @Test
    void deleteAfterARefusedInsert_failsWithoutBeingSent() {
        tasks.insert(Task.of(3, "three", 30));
        Write delete = tasks.delete(3L);

        store.backend().pending().refuse("no");

        assertThat(delete.failure()).containsInstanceOf(UnsentWriteException.class).get().asString()
                .contains("DELETE", "tasks", "key 3", "holds no row");
        assertThat(store.backend().sent()).hasSize(1);
        assertThat(tasks.get(3L)).isNull();
        assertThat(tasks.isPending(3L)).isFalse();
    }

    @Test
    void writesToOneKey_areSentOneAfterAnother() {
        tasks.update(1L, set(Task::rank).to(11));
        tasks.update(1L, set(Task::rank).to(12));
        tasks.delete(1L);
        tasks.update(2L, set(Task::rank).to(21));
        assertThat(store.backend().sent()).extracting(write -> write.mutation().key()).containsExactly(1L, 2L);

        store.backend().unanswered().get(0).acceptAt(2);
        assertThat(store.backend().sent()).hasSize(2);
        store.backend().puts(2, ONE.withRank(11));
        assertThat(store.backend().sent()).hasSize(3);
        assertThat(store.backend().sent().get(2).mutation().base()).isEqualTo(ONE.withRank(11));
        store.backend().sent().get(2).acceptNow();

        Mutation<Task> last = store.backend().sent().get(3).mutation();
        assertThat(last.kind()).isEqualTo(Mutation.Kind.DELETE);
        assertThat(last.base()).isEqualTo(ONE.withRank(12));
    }

    @Test
    void answerWithoutReceipt_fails() {
        Write write = tasks.update(1L, set(Task::rank).to(11));

        store.backend().pending().complete();

        assertThat(write.failure()).get().asString().contains("tasks", "without a receipt");
        assertThat(tasks.get(1L)).isSameAs(ONE);
    }
}
