package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.ScriptedRunner;
import dev.millrace.collections.scripted.ScriptedSession;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.RowChange;

/** What batches do to a collection (laws 23, 32 to 34 and 36). */
class SyncBatchTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);
    private static final Task THREE = Task.of(3, "three", 30);

    private final TaskStore store = TaskStore.of(ONE, TWO);
    private final LiveCollection<Long, Task> tasks = store.tasks();
    private final LiveQuery<Task> byRank = store.byRank();
    private final Replica<Task> replica = TaskStore.watch(byRank);

    @Test
    void batch_isOneCommit() {
        long version = store.store().version();

        store.backend().changes(2, RowChange.put(THREE), RowChange.put(ONE.withRank(40)), RowChange.delete(2L));

        assertThat(store.store().version()).isEqualTo(version + 1);
        assertThat(replica.changeSets()).hasSize(2);
        assertThat(replica.last().changes()).hasSize(3);
        assertThat(replica.rows()).containsExactly(ONE.withRank(40), THREE);
    }

    @Test
    void batchAtOrBelowThePosition_changesNothing() {
        store.backend().puts(5, THREE);
        long version = store.store().version();

        store.backend().changes(5, RowChange.delete(1L));
        store.backend().changes(4, RowChange.delete(1L), RowChange.put(TWO.withRank(99)));

        assertThat(store.store().version()).isEqualTo(version);
        assertThat(tasks.rows()).containsExactlyInAnyOrder(ONE, TWO, THREE);
    }

    @Test
    void deleteOfAnUnknownKey_isNothing() {
        store.backend().changes(2, RowChange.delete(77L));

        assertThat(replica.changeSets()).hasSize(1);
        assertThat(tasks.rows()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void batchThatSaysWhatIsKnown_tellsNobody() {
        Task same = new Task(1, "one", 10, 100, null);

        store.backend().puts(2, same);

        assertThat(replica.changeSets()).hasSize(1);
        assertThat(tasks.get(1L)).isSameAs(ONE);
    }

    @Test
    void snapshot_replacesByTheNetDifference() {
        store.backend().snapshot(9, new Task(1, "one", 10, 100, null), THREE);

        assertThat(replica.last().changes()).extracting(Change::kind).containsExactlyInAnyOrder(Change.Kind.LEFT,
                Change.Kind.ENTERED);
        assertThat(replica.rows()).containsExactly(THREE, ONE);
        assertThat(tasks.get(1L)).isSameAs(ONE);
        assertThat(byRank.snapshot().rows()).element(1).isSameAs(ONE);
        assertThat(tasks.size()).isEqualTo(2);
    }

    @Test
    void snapshotOfTheSameRows_tellsNobody() {
        store.backend().snapshot(9, new Task(2, "two", 20, 100, null), new Task(1, "one", 10, 100, null));

        assertThat(replica.changeSets()).hasSize(1);
        assertThat(byRank.snapshot().rows()).usingElementComparator((a, b) -> a == b ? 0 : 1).containsExactly(TWO, ONE);
    }

    @Test
    void snapshotWithoutRows_empties() {
        store.backend().snapshot(9);

        assertThat(tasks.size()).isZero();
        assertThat(replica.rows()).isEmpty();
    }

    @Test
    void snapshot_leavesPendingWritesOnTop() {
        tasks.update(1L, set(Task::title).to("mine"));
        tasks.insert(THREE);
        tasks.delete(2L);

        store.backend().snapshot(9, ONE.withRank(80), TWO.withRank(81));
        assertThat(tasks.rows()).containsExactlyInAnyOrder(ONE.withRank(80).withTitle("mine"), THREE);
        store.backend().snapshot(10);

        assertThat(tasks.rows()).containsExactly(THREE);
        assertThat(tasks.base(1L)).isNull();
        assertThat(tasks.isPending(1L)).isTrue();
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void batchIsNotHeldBack_byPendingWrites() {
        tasks.update(1L, set(Task::rank).to(15));

        store.backend().puts(2, TWO.withRank(21), ONE.withNote("seen"));

        assertThat(tasks.get(2L)).isEqualTo(TWO.withRank(21));
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15).withNote("seen"));
        assertThat(replica.last().changes()).hasSize(2);
    }

    /** A row whose key can be missing. */
    record Loose(String key, int value) {
    }

    @Test
    void rowWithoutKey_isRefusedWithItsWholeBatch() {
        RelationRef<Loose> relation = RelationRef.of("loose", Loose.class, Loose::key);
        ScriptedRunner runner = new ScriptedRunner();
        try (Store other = Store.create(runner)) {
            LiveCollection<String, Loose> loose =
                    other.collection("loose", Loose.class, Loose::key).sync(runner).open();
            ScriptedSession<Loose> backend = runner.session(relation);
            backend.snapshot(1, new Loose("a", 1));
            loose.update("a", set(Loose::value).to(7));
            Replica<Loose> watching = TaskStore.watch(other.open(from(relation)));

            assertThatThrownBy(() -> backend.puts(2, new Loose("a", 2), new Loose("b", 2), new Loose(null, 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("loose", "key", "Loose[key=null, value=3]");

            assertThat(loose.base("a")).isEqualTo(new Loose("a", 1));
            assertThat(loose.rows()).containsExactly(new Loose("a", 7));
            assertThat(watching.changeSets()).hasSize(1);

            backend.puts(2, new Loose("a", 2));
            assertThat(loose.base("a")).isEqualTo(new Loose("a", 2));
        }
    }

    @Test
    void deleteOfAKeyOfAnotherType_isRefusedWithItsWholeBatch() {
        tasks.update(1L, set(Task::rank).to(15));

        assertThatThrownBy(
                () -> store.backend().changes(2, RowChange.put(ONE.withTitle("changed")), RowChange.delete("2")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("tasks", "2", "String", "long");
        assertThatThrownBy(() -> store.backend().changes(2, RowChange.put(ONE.withTitle("changed")),
                RowChange.delete(new Object())))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(tasks.base(1L)).isSameAs(ONE);
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15));
        assertThat(tasks.get(2L)).isSameAs(TWO);
        store.backend().puts(2, ONE.withTitle("changed"));
        assertThat(tasks.base(1L)).isEqualTo(ONE.withTitle("changed"));
    }
}
