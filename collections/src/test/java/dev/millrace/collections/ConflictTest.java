package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/** A replay that the row type refuses shows nothing for that row, says CONFLICT, and the commit goes on (law 22). */
class ConflictTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);

    private final TaskStore store = TaskStore.of(ONE, TWO);
    private final LiveCollection<Long, Task> tasks = store.tasks();
    private final Replica<Task> replica = TaskStore.watch(store.byRank());

    @Test
    void replayThatIsRefused_showsTheBaseAndSaysConflict() {
        Write write = tasks.update(1L, set(Task::rank).to(90));

        store.backend().puts(2, ONE.withCeiling(50), TWO.withRank(21));

        assertThat(tasks.get(1L)).isEqualTo(ONE.withCeiling(50));
        assertThat(tasks.get(2L)).isEqualTo(TWO.withRank(21));
        assertThat(write.isConflict()).isTrue();
        assertThat(write).asString().contains("CONFLICT");
        assertThat(write.state()).isEqualTo(WriteState.PERSISTING);
        assertThat(tasks.isPending(1L)).isTrue();
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void conflict_endsWhenTheBaseAllowsTheValues() {
        Write write = tasks.update(1L, set(Task::rank).to(90));
        store.backend().puts(2, ONE.withCeiling(50));

        store.backend().puts(3, ONE.withCeiling(95));

        assertThat(write.isConflict()).isFalse();
        assertThat(tasks.get(1L)).isEqualTo(ONE.withCeiling(95).withRank(90));
    }

    @Test
    void states_tellOfTheConflictAndOfItsEnd() {
        Write write = tasks.update(1L, set(Task::rank).to(90));
        List<String> told = new ArrayList<>();
        write.states().subscribe(status -> told.add(status.toString()));

        store.backend().puts(2, ONE.withCeiling(50));
        store.backend().puts(3, ONE.withCeiling(95));

        assertThat(told).containsExactly("PERSISTING", "PERSISTING CONFLICT", "PERSISTING");
    }

    @Test
    void otherWritesOfTheRow_areReplayedPastTheConflict() {
        Write conflicting = tasks.update(1L, set(Task::rank).to(90));
        Write other = tasks.update(1L, set(Task::note).to("still here"));

        store.backend().puts(2, ONE.withCeiling(50));

        assertThat(tasks.get(1L)).isEqualTo(ONE.withCeiling(50).withNote("still here"));
        assertThat(conflicting.isConflict()).isTrue();
        assertThat(other.isConflict()).isFalse();
    }

    @Test
    void refusedConflict_leavesNothing() {
        Write write = tasks.update(1L, set(Task::rank).to(90));
        store.backend().puts(2, ONE.withCeiling(50));
        int told = replica.changeSets().size();

        store.backend().pending().refuse("no");

        assertThat(write.isConflict()).isFalse();
        assertThat(write.state()).isEqualTo(WriteState.FAILED);
        assertThat(replica.changeSets()).hasSize(told);
        assertThat(tasks.isPending(1L)).isFalse();
    }

    @Test
    void conflictAcceptedAtOnce_leavesTheBaseAsItIs() {
        Write write = tasks.update(1L, set(Task::rank).to(90));
        store.backend().puts(2, ONE.withCeiling(50));

        store.backend().pending().acceptNow();

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.base(1L)).isEqualTo(ONE.withCeiling(50));
        assertThat(tasks.isPending(1L)).isFalse();
    }

    @Test
    void conflictThatIsSent_namesTheRowTheBackendKnows() {
        tasks.update(1L, set(Task::note).to("first"));
        tasks.update(1L, set(Task::rank).to(90));
        store.backend().pending().acceptAt(2);

        store.backend().puts(2, ONE.withCeiling(50).withNote("first"));

        assertThat(store.backend().pending().mutation().changes()).containsOnlyKeys("rank");
        assertThat(store.backend().pending().mutation().row()).isEqualTo(ONE.withCeiling(50).withNote("first"));
    }
}
