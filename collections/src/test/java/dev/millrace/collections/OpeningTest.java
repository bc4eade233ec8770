package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.ScriptedRunner;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncAdapter;

/** What is refused when collections and queries are opened, and what the message says. */
class OpeningTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Query<Task> ABOVE = from(Task.TASKS)
            .where(task -> task.get(Task::rank).gt(param("least", Integer.class))).inKeyOrder();

    private final TaskStore store = TaskStore.of(ONE);

    @AfterEach
    void close() {
        store.close();
    }

    /** Rows of another type. */
    record Other(long id, String name) {
    }

    @Test
    void timeToConfirmThatIsNotPositive_isRefused() {
        for (Duration time : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatThrownBy(
                    () -> store.store().collection("more", Task.class, Task::id).confirmWithin(time))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("more", time.toString());
        }
    }

    @Test
    void unknownRelation_isNamedWithThoseThatAreThere() {
        assertThatThrownBy(() -> store.store().open(from(RelationRef.of("jobs", Task.class, Task::id))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("jobs", "[tasks]");
    }

    @Test
    void anotherRowType_isNamed() {
        assertThatThrownBy(() -> store.store().open(from(RelationRef.of("tasks", Other.class, Other::id))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("tasks", "Other", "Task");
    }

    @Test
    void anotherKey_isNamed() {
        assertThatThrownBy(() -> store.store().open(from(RelationRef.of("tasks", Task.class, Task::title))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("tasks", "Task::title", "Task::id");
    }

    @Test
    void unboundParameter_isNamed() {
        assertThatThrownBy(() -> store.store().open(ABOVE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("least", "Integer", "no value");
    }

    @Test
    void parameterOfAnotherType_isNamed() {
        assertThatThrownBy(() -> store.store().open(ABOVE, Bindings.of("least", "ten")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("least", "Integer", "ten", "String");
    }

    @Test
    void valueForNoParameter_isNamed() {
        assertThatThrownBy(() -> store.store().open(ABOVE, Bindings.of("least", 1).and("most", 2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("most", "[least]");
    }

    @Test
    void wrongParameterOfAnOpenQuery_changesNothing() {
        LiveQuery<Task> above = store.store().open(ABOVE, Bindings.of("least", 5));
        long version = store.store().version();

        assertThatThrownBy(() -> above.set("least", "ten")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> above.set("most", 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> above.set(Bindings.NONE)).isInstanceOf(IllegalArgumentException.class);

        assertThat(above.bindings()).isEqualTo(Bindings.of("least", 5));
        assertThat(above.snapshot().rows()).containsExactly(ONE);
        assertThat(store.store().version()).isEqualTo(version);
        above.set("least", 50);
        assertThat(above.snapshot().rows()).isEmpty();
    }

    @Test
    void refusedQuery_leavesNothingBehind() {
        long held = store.store().statistics().rowsHeld();

        assertThatThrownBy(() -> store.store().open(ABOVE)).isInstanceOf(IllegalArgumentException.class);

        assertThat(store.store().statistics().rowsHeld()).isEqualTo(held);
        store.tasks().close();
    }

    @Test
    void nameThatIsTaken_isRefused() {
        assertThatThrownBy(() -> store.store().collection("tasks", Other.class, Other::id).open())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("tasks", "unique");
    }

    @Test
    void backendWithoutRuntime_namesTheMissingArtifact() {
        try (Store bare = Store.create()) {
            assertThatThrownBy(() -> bare.collection("tasks", Task.class, Task::id).sync(new ScriptedRunner()).open())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("tasks", "millrace-sync-runtime");

            bare.collection("tasks", Task.class, Task::id).open().insert(ONE);
        }
    }

    /** A runner that refuses adapters until it is told to take them. */
    private static final class PickyRunner implements SyncRunner {

        private final ScriptedRunner willing = new ScriptedRunner();
        private boolean picky = true;

        @Override
        public <R> SyncSession<R> start(SyncAdapter<R> adapter, SyncTarget<R> target) {
            if (picky) {
                throw new IllegalArgumentException("unknown shape of adapter");
            }
            return willing.start(adapter, target);
        }
    }

    @Test
    void collectionThatCannotBeStarted_isNotOpen() {
        PickyRunner runner = new PickyRunner();
        try (Store other = Store.create(runner)) {
            CollectionBuilder<Long, Task> builder =
                    other.collection("tasks", Task.class, Task::id).sync(runner.willing);
            assertThatThrownBy(builder::open).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("unknown shape of adapter");
            assertThatThrownBy(() -> other.open(TaskStore.BY_RANK)).isInstanceOf(IllegalArgumentException.class);

            runner.picky = false;
            LiveCollection<Long, Task> opened = builder.open();
            runner.willing.session(Task.TASKS).changes(1, RowChange.put(ONE));

            assertThat(opened.rows()).containsExactly(ONE);
        }
    }
}
