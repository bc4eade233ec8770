package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.Identity;
import dev.millrace.sync.api.RowChange;

/** What a commit is told as (law 17). */
class ChangeSetTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);
    private static final Task THREE = Task.of(3, "three", 30);

    private static final Task FIVE = Task.of(5, "five", 5);

    private final TaskStore store = TaskStore.of(ONE, TWO, THREE, FIVE);
    private final LiveQuery<Task> byRank = store.byRank();
    private final Replica<Task> replica = TaskStore.watch(byRank);

    @AfterEach
    void close() {
        store.close();
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void firstChangeSet_isMarkedAndStartsFromNothing() {
        ChangeSet<Task> first = replica.last();

        assertThat(first.initial()).isTrue();
        assertThat(first.from()).isZero();
        assertThat(first.to()).isEqualTo(1);
        assertThat(first.ordered()).isTrue();
        assertThat(first).hasToString("(0, 1] initial +3@0 +2@1 +1@2 +5@3");
    }

    /** One row of each kind: 1 moves up, 2 leaves, 4 enters, 5 changes in its place; 3 stays as it is. */
    private void changeFour() {
        store.backend().changes(2, RowChange.delete(2L), RowChange.put(ONE.withRank(99)),
                RowChange.put(FIVE.withNote("n")),
                RowChange.put(Task.of(4, "four", 4)));
    }

    @Test
    void commit_isToldWithRowsBeforeAndAfter() {
        changeFour();

        assertThat(replica.last().changes()).containsExactlyInAnyOrder(
                new Change<>(Change.Kind.LEFT, id(2), TWO, null, 1, -1),
                new Change<>(Change.Kind.ENTERED, id(4), null, Task.of(4, "four", 4), -1, 3),
                new Change<>(Change.Kind.UPDATED, id(5), FIVE, FIVE.withNote("n"), 3, 2),
                new Change<>(Change.Kind.MOVED, id(1), ONE, ONE.withRank(99), 2, 0));
    }

    @Test
    void steps_removeFromHighToLowInsertFromLowToHighThenUpdate() {
        changeFour();

        assertThat(replica.last().steps()).containsExactly(
                new ListStep.Remove<>(2, id(1), true),
                new ListStep.Remove<>(1, id(2), false),
                new ListStep.Insert<>(0, id(1), ONE.withRank(99), true),
                new ListStep.Insert<>(3, id(4), Task.of(4, "four", 4), false),
                new ListStep.Update<>(2, id(5), FIVE.withNote("n")));
    }

    @Test
    void appliedToTheRowsBefore_itGivesTheRowsAfter() {
        List<Task> rows = new ArrayList<>(byRank.snapshot().rows());
        store.backend().changes(2, RowChange.delete(3L), RowChange.put(ONE.withRank(21)),
                RowChange.put(Task.of(9, "nine", 20)));

        replica.last().applyTo(rows);

        assertThat(rows).isEqualTo(byRank.snapshot().rows());
    }

    @Test
    void tracesSayWhatHappened() {
        store.tasks().update(1L, set(Task::rank).to(99));
        assertThat(replica.last()).hasToString("(1, 2] >1@2->0");
        store.tasks().update(1L, set(Task::note).to("n"));
        assertThat(replica.last()).hasToString("(2, 3] ~1@0");
        store.tasks().delete(1L);
        assertThat(replica.last()).hasToString("(3, 4] -1@0");
    }

    @Test
    void commitThatChangesNothingInAResult_isNotTold() {
        LiveQuery<Task> few = store.store().open(from(Task.TASKS).where(task -> task.get(Task::rank).gt(25)));
        Replica<Task> watching = TaskStore.watch(few);
        Snapshot<Task> before = few.snapshot();

        store.tasks().update(1L, set(Task::rank).to(11));
        store.tasks().update(3L, set(Task::rank).to(30));

        assertThat(watching.changeSets()).hasSize(1);
        assertThat(few.snapshot()).isSameAs(before);
        assertThat(replica.changeSets()).hasSize(2);
    }

    @Test
    void withoutOrder_thereAreNoPositions() {
        LiveQuery<Task> keyed = store.store().open(from(Task.TASKS));
        Replica<Task> watching = TaskStore.watch(keyed);
        store.tasks().update(1L, set(Task::rank).to(99));

        assertThat(keyed.isOrdered()).isFalse();
        assertThat(watching.last()).hasToString("(1, 2] ~1");
        assertThatThrownBy(() -> watching.last().steps()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no order");
        assertThatThrownBy(() -> watching.last().applyTo(new ArrayList<>())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keyed.setWindow(0, 1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order");
        assertThat(watching.faults()).isEmpty();
    }

    private static Identity id(long key) {
        return new Identity.Of(key);
    }
}
