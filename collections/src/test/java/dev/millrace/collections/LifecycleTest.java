package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.ScriptedRunner;
import dev.millrace.collections.scripted.ScriptedSession;
import dev.millrace.collections.scripted.ScriptedWrite;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.sync.api.SyncStatus;

/** The states of collections and queries, and what closing does (law 21). */
class LifecycleTest {

    private static final Task ONE = Task.of(1, "one", 10);

    private final TaskStore store = TaskStore.loading();
    private final LiveCollection<Long, Task> tasks = store.tasks();
    private final ScriptedSession<Task> backend = store.backend();
    private final LiveQuery<Task> byRank = store.byRank();

    @AfterEach
    void close() {
        store.close();
    }

    private CollectionStatus.State state() {
        return tasks.status().state();
    }

    @Test
    void collection_isReadyWithItsFirstBatch() {
        assertThat(state()).isEqualTo(CollectionStatus.State.LOADING);
        backend.status(SyncStatus.loading());
        assertThat(state()).isEqualTo(CollectionStatus.State.LOADING);

        backend.snapshot(1);

        assertThat(state()).isEqualTo(CollectionStatus.State.READY);
        backend.status(SyncStatus.live());
        assertThat(tasks.status()).isEqualTo(new CollectionStatus(CollectionStatus.State.READY, SyncStatus.live()));
        assertThat(tasks.status().stream()).isEqualTo(SyncStatus.live());
    }

    @Test
    void collectionWithRows_staysReadyWhileItsStreamIsInTrouble() {
        backend.snapshot(1, ONE);

        backend.status(SyncStatus.retrying(1, "connection refused", null));
        assertThat(state()).isEqualTo(CollectionStatus.State.READY);
        backend.status(SyncStatus.stale(1, "malformed", null));

        assertThat(state()).isEqualTo(CollectionStatus.State.READY);
        assertThat(tasks.status().stream()).isNotNull().extracting(SyncStatus::message).isEqualTo("malformed");
        assertThat(tasks.get(1L)).isSameAs(ONE);
    }

    @Test
    void streamThatFailsForGood_isAnErrorUntilItLivesAgain() {
        backend.snapshot(1, ONE);

        backend.status(SyncStatus.failed("no such collection", null));
        assertThat(state()).isEqualTo(CollectionStatus.State.ERROR);
        assertThat(byRank.status()).isEqualTo(QueryStatus.ERROR);
        assertThat(byRank.snapshot().rows()).containsExactly(ONE);
        backend.status(SyncStatus.live());

        assertThat(state()).isEqualTo(CollectionStatus.State.READY);
        assertThat(byRank.status()).isEqualTo(QueryStatus.READY);
    }

    @Test
    void query_followsItsCollections() {
        LiveCollection<Long, Task> local = store.store().collection("others", Task.class, Task::id).open();
        LiveQuery<Task> others = store.store().open(from(local));
        List<QueryStatus> statuses = new ArrayList<>();
        byRank.statuses().subscribe(statuses::add);

        assertThat(byRank.status()).isEqualTo(QueryStatus.LOADING);
        assertThat(others.status()).isEqualTo(QueryStatus.READY);
        backend.snapshot(1, ONE);
        backend.status(SyncStatus.failed("gone", null));
        byRank.close();

        assertThat(statuses).containsExactly(QueryStatus.LOADING, QueryStatus.READY, QueryStatus.ERROR,
                QueryStatus.CLOSED);
        assertThat(others.status()).isEqualTo(QueryStatus.READY);
    }

    @Test
    void rowsBeforeReadiness_areShown() {
        tasks.insert(ONE);

        assertThat(byRank.status()).isEqualTo(QueryStatus.LOADING);
        assertThat(byRank.snapshot().rows()).containsExactly(ONE);
    }

    @Test
    void statuses_tellThePresentOneThenEachOther() {
        StepVerifier.create(tasks.statuses().map(CollectionStatus::state)).expectNext(CollectionStatus.State.LOADING)
                .then(() -> backend.snapshot(1)).expectNext(CollectionStatus.State.READY)
                .then(() -> backend.status(SyncStatus.failed("gone", null))).expectNext(CollectionStatus.State.ERROR)
                .then(() -> {
                    byRank.close();
                    tasks.close();
                }).expectNext(CollectionStatus.State.CLOSED).verifyComplete();
    }

    @Test
    void whenReady_completesWithTheFirstBatch() {
        StepVerifier.create(tasks.whenReady()).expectSubscription().then(() -> backend.snapshot(1)).expectComplete()
                .verify(Duration.ofSeconds(30));
        StepVerifier.create(tasks.whenReady()).verifyComplete();
    }

    @Test
    void whenReady_failsIfTheCollectionCannotBe() {
        StepVerifier.create(tasks.whenReady()).then(() -> backend.status(SyncStatus.failed("no such collection", null)))
                .expectErrorSatisfies(
                        e -> assertThat(e).hasMessageContainingAll("tasks", "ERROR", "no such collection"))
                .verify();
    }

    @Test
    void reached_completesWithThePosition() {
        StepVerifier.create(tasks.reached(ScriptedSession.at(5))).expectSubscription().then(() -> backend.snapshot(4))
                .then(() -> backend.changes(5)).expectComplete().verify(Duration.ofSeconds(30));
        StepVerifier.create(tasks.reached(ScriptedSession.at(3))).verifyComplete();
    }

    @Test
    void reached_failsWhenTheCollectionIsClosedBeforeOrAfter() {
        byRank.close();
        StepVerifier.create(tasks.reached(ScriptedSession.at(5))).then(tasks::close)
                .expectErrorMessage("Collection \"tasks\" was closed").verify();
        StepVerifier.create(tasks.reached(ScriptedSession.at(5))).expectErrorMessage("Collection \"tasks\" was closed")
                .verify(Duration.ofSeconds(30));
    }

    @Test
    void refresh_isPassedOn() {
        tasks.refresh();

        assertThat(backend.refreshes()).isEqualTo(1);
    }

    @Test
    void closeWhileSubscribed_completesTheStreamAndKeepsTheSnapshot() {
        backend.snapshot(1, ONE);
        Replica<Task> replica = TaskStore.watch(byRank);

        byRank.close();
        byRank.close();
        tasks.update(1L, set(Task::rank).to(50));

        assertThat(replica.isCompleted()).isTrue();
        assertThat(replica.changeSets()).hasSize(1);
        assertThat(byRank.status()).isEqualTo(QueryStatus.CLOSED);
        assertThat(byRank.snapshot().rows()).containsExactly(ONE);
        assertThatThrownBy(() -> byRank.setWindow(0, 1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closeInsideOnNext_isHeard() {
        Replica<Task> replica = Replica.doing(changes -> byRank.close());
        byRank.changes().subscribe(replica);
        backend.snapshot(1, ONE);

        assertThat(replica.changeSets()).hasSize(1);
        assertThat(replica.isCompleted()).isTrue();
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void collectionThatIsRead_cannotBeClosed() {
        assertThatThrownBy(tasks::close).isInstanceOf(IllegalStateException.class).hasMessageContainingAll("tasks",
                "open query");

        assertThat(state()).isEqualTo(CollectionStatus.State.LOADING);
        assertThat(backend.closings()).isZero();
        byRank.close();
        tasks.close();
        assertThat(state()).isEqualTo(CollectionStatus.State.CLOSED);
        assertThat(backend.closings()).isEqualTo(1);
    }

    @Test
    void nameOfAClosedCollection_isFree() {
        byRank.close();
        tasks.close();

        LiveCollection<Long, Task> again = store.store().collection("tasks", Task.class, Task::id).open();
        again.insert(ONE);

        assertThat(store.byRank().snapshot().rows()).containsExactly(ONE);
        assertThatThrownBy(() -> tasks.insert(ONE)).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("tasks", "closed");
    }

    @Test
    void sentWriteOfAClosedCollection_endsWithItsOutcomeUnknown() {
        backend.snapshot(1, ONE);
        byRank.close();
        Write sent = tasks.update(1L, set(Task::rank).to(50));

        tasks.close();

        assertThat(sent.state()).isEqualTo(WriteState.PERSISTING);
        assertThat(sent.failure()).get().asString().contains("tasks", "closed", "unknown");
        StepVerifier.create(sent.confirmed()).expectError(IllegalStateException.class).verify();
    }

    @Test
    void unsentWriteOfAClosedCollection_failsWithoutEffect() {
        backend.snapshot(1, ONE);
        byRank.close();
        tasks.update(1L, set(Task::rank).to(50));
        Write waiting = tasks.update(1L, set(Task::rank).to(51));
        assertThat(waiting.state()).isEqualTo(WriteState.PENDING);

        tasks.close();

        assertThat(waiting.state()).isEqualTo(WriteState.FAILED);
        assertThat(waiting.failure()).get().asString().contains("tasks", "closed before", "no effect");
        StepVerifier.create(waiting.confirmed()).expectError(UnsentWriteException.class).verify();
    }

    @Test
    void answersAfterTheClose_changeNothing() {
        backend.snapshot(1, ONE);
        byRank.close();
        Write refused = tasks.update(1L, set(Task::rank).to(50));
        Write waiting = tasks.update(1L, set(Task::rank).to(51));
        Write accepted = tasks.insert(Task.of(2, "two", 20));
        Write confirmed = tasks.insert(Task.of(3, "three", 30));
        List<ScriptedWrite<Task>> sent = backend.sent();
        tasks.close();
        LiveCollection<Long, Task> again = store.store().collection("tasks", Task.class, Task::id).open();
        long version = store.store().version();

        sent.get(0).refuse("no");
        sent.get(1).acceptAt(7);
        sent.get(2).acceptNow();
        backend.puts(9, ONE.withRank(77));
        backend.status(SyncStatus.live());

        assertThat(List.of(refused, accepted, confirmed)).extracting(Write::state).containsOnly(WriteState.PERSISTING);
        assertThat(waiting.state()).isEqualTo(WriteState.FAILED);
        assertThat(backend.sent()).hasSize(3);
        assertThat(store.store().version()).isEqualTo(version);
        assertThat(again.rows()).isEmpty();
        assertThat(state()).isEqualTo(CollectionStatus.State.CLOSED);
    }

    @Test
    void closedStore_endsEverything() {
        Replica<Task> replica = TaskStore.watch(byRank);

        store.store().close();
        store.store().close();

        assertThat(replica.isCompleted()).isTrue();
        assertThat(byRank.status()).isEqualTo(QueryStatus.CLOSED);
        assertThat(state()).isEqualTo(CollectionStatus.State.CLOSED);
        assertThat(backend.closings()).isEqualTo(1);
        assertThatThrownBy(() -> tasks.insert(ONE)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(store::byRank).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> store.store().collection("more", Task.class, Task::id).open())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }

    @Test
    void collectionThatCannotBeClosed_keepsNothingElseOpen() {
        ScriptedRunner unused = new ScriptedRunner();
        Store other = Store.create(new ThrowingRunner(true));
        List<LiveCollection<Long, Task>> opened = Stream.of("a", "b", "c")
                .map(name -> other.<Long, Task>collection(name, Task.class, Task::id).sync(unused).open()).toList();

        assertThatThrownBy(other::close).isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("cannot close").satisfies(first -> assertThat(first.getSuppressed()).hasSize(2));

        assertThat(opened).extracting(collection -> collection.status().state())
                .containsOnly(CollectionStatus.State.CLOSED);
    }

    @Test
    void sessionThatThrowsWhenItIsToWrite_failsTheWrite() {
        ScriptedRunner unused = new ScriptedRunner();
        try (Store other = Store.create(new ThrowingRunner())) {
            LiveCollection<Long, Task> broken = other.collection("tasks", Task.class, Task::id).sync(unused).open();

            Write write = broken.insert(ONE);

            assertThat(write.state()).isEqualTo(WriteState.FAILED);
            assertThat(write.failure()).get().asString().contains("cannot write");
            assertThat(broken.rows()).isEmpty();
        }
    }
}
