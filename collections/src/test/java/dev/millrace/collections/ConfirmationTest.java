package dev.millrace.collections;

import static dev.millrace.collections.scripted.ScriptedSession.at;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.ScriptedWrite;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/** How an accepted write becomes base rows without a flicker, whichever comes first, echo or receipt (law 26). */
class ConfirmationTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);

    private VirtualTimeScheduler time;
    private TaskStore store;
    private LiveCollection<Long, Task> tasks;
    private Replica<Task> replica;

    @BeforeEach
    void open() {
        time = VirtualTimeScheduler.getOrSet();
        store = TaskStore.of(ONE, TWO);
        tasks = store.tasks();
        replica = TaskStore.watch(store.byRank());
    }

    @AfterEach
    void close() {
        store.close();
        VirtualTimeScheduler.reset();
        assertThat(replica.faults()).isEmpty();
    }

    private Write raiseOne() {
        return tasks.update(1L, set(Task::rank).to(15));
    }

    private void assertOneChangeOnly() {
        assertThat(replica.changeSets()).hasSize(2);
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15));
        assertThat(tasks.base(1L)).isEqualTo(ONE.withRank(15));
        assertThat(tasks.isPending(1L)).isFalse();
    }

    @Test
    void echoBeforeReceipt_flickersNever() {
        Write write = raiseOne();

        store.backend().puts(2, ONE.withRank(15));
        assertThat(write.state()).isEqualTo(WriteState.PERSISTING);
        assertThat(tasks.isPending(1L)).isTrue();
        store.backend().pending().acceptAt(2);

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertOneChangeOnly();
    }

    @Test
    void receiptBeforeEcho_flickersNever() {
        Write write = raiseOne();

        store.backend().pending().acceptAt(2);
        assertThat(write.state()).isEqualTo(WriteState.ACCEPTED);
        assertThat(tasks.isPending(1L)).isTrue();
        store.backend().puts(2, ONE.withRank(15));

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertOneChangeOnly();
    }

    @Test
    void receiptAtOnce_makesTheValuesBaseRows() {
        Write write = raiseOne();

        store.backend().pending().acceptNow();

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertOneChangeOnly();
    }

    @Test
    void echoThatSaysMore_isOneChange() {
        raiseOne();
        store.backend().pending().acceptAt(3);

        store.backend().puts(3, ONE.withRank(15).withNote("by the server"));

        assertThat(replica.changeSets()).hasSize(3);
        assertThat(replica.last().changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(ONE.withRank(15));
            assertThat(change.after()).isEqualTo(ONE.withRank(15).withNote("by the server"));
        });
    }

    @Test
    void streamThatHasNotReachedTheReceipt_confirmsNothing() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(5);

        store.backend().puts(4, TWO.withRank(1));
        assertThat(write.state()).isEqualTo(WriteState.ACCEPTED);
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15));
        store.backend().changes(6);

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.get(1L)).isSameAs(ONE);
    }

    @Test
    void batchWithoutRows_movesThePositionAndConfirms() {
        raiseOne();
        store.backend().puts(2, ONE.withRank(15));
        store.backend().pending().acceptAt(3);
        long version = store.store().version();

        store.backend().changes(3);

        assertThat(store.store().version()).isEqualTo(version + 1);
        assertOneChangeOnly();
    }

    @Test
    void batchWithoutRowsThatConfirmsNothing_isNoCommit() {
        long version = store.store().version();

        store.backend().changes(2);

        assertThat(store.store().version()).isEqualTo(version);
        raiseOne();
        store.backend().pending().acceptAt(2);
        assertThat(tasks.isPending(1L)).isFalse();
    }

    @Test
    void acceptedMono_completesBeforeConfirmed() {
        AtomicBoolean accepted = new AtomicBoolean();
        AtomicBoolean confirmed = new AtomicBoolean();
        Write write = raiseOne();
        write.accepted().doOnSuccess(nothing -> accepted.set(true)).subscribe();
        write.confirmed().doOnSuccess(nothing -> confirmed.set(true)).subscribe();

        store.backend().pending().acceptAt(2);
        assertThat(accepted).isTrue();
        assertThat(confirmed).isFalse();
        store.backend().puts(2, ONE.withRank(15));

        assertThat(confirmed).isTrue();
        assertThat(write.failure()).isEmpty();
        write.accepted().block();
        write.confirmed().block();
    }

    @Test
    void acceptedWriteThatIsNotShownInTime_isFlaggedAndStays() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(2);

        time.advanceTimeBy(Duration.ofMillis(9_999));
        assertThat(write.isUnconfirmed()).isFalse();
        time.advanceTimeBy(Duration.ofMillis(1));

        assertThat(write.isUnconfirmed()).isTrue();
        assertThat(write.state()).isEqualTo(WriteState.ACCEPTED);
        assertThat(write).asString().contains("UNCONFIRMED");
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15));
    }

    @Test
    void unconfirmedWrite_isConfirmedByALaterPosition() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(2);
        time.advanceTimeBy(Duration.ofSeconds(11));

        store.backend().puts(7, ONE.withRank(15));

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(write.isUnconfirmed()).isFalse();
        assertOneChangeOnly();
    }

    @Test
    void confirmedWrite_isNeverFlagged() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(2);
        store.backend().puts(2, ONE.withRank(15));

        time.advanceTimeBy(Duration.ofSeconds(11));

        assertThat(write.isUnconfirmed()).isFalse();
    }

    @Test
    void writeThatIsNotAccepted_isNotFlagged() {
        Write write = raiseOne();

        time.advanceTimeBy(Duration.ofSeconds(60));

        assertThat(write.isUnconfirmed()).isFalse();
        assertThat(write.state()).isEqualTo(WriteState.PERSISTING);
    }

    @Test
    void refetchBegunAfterTheAcceptance_confirmsInALostStream() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(1_000);

        store.backend().refetching();
        store.backend().snapshot(3, ONE.withRank(15), TWO);

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertOneChangeOnly();
    }

    @Test
    void refetchBegunBeforeTheAcceptance_confirmsNothing() {
        Write write = raiseOne();
        store.backend().refetching();
        store.backend().pending().acceptAt(1_000);

        store.backend().snapshot(3, ONE, TWO);

        assertThat(write.state()).isEqualTo(WriteState.ACCEPTED);
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15));
    }

    @Test
    void snapshotOfALowerPosition_leadsBack() {
        store.backend().snapshot(1_000, ONE, TWO);
        store.backend().snapshot(3, ONE, TWO);

        store.backend().puts(4, TWO.withRank(5));

        assertThat(tasks.get(2L)).isEqualTo(TWO.withRank(5));
    }

    @Test
    void writeAcceptedInAnEpochToCome_staysUntilTheStreamIsThere() {
        store.backend().snapshot(at("a", 5_000), ONE, TWO);
        Write write = raiseOne();
        int told = replica.changeSets().size();

        store.backend().pending().acceptAt(at("b", 12));
        assertThat(write.state()).isEqualTo(WriteState.ACCEPTED);
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15));
        store.backend().snapshot(at("b", 12), ONE.withRank(15), TWO);

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(replica.changeSets()).as("no flicker").hasSize(told);
    }

    @Test
    void writeAcceptedWhileTheSnapshotOfItsEpochIsRead_isConfirmedByALaterPosition() {
        store.backend().snapshot(at("a", 5_000), ONE, TWO);
        store.backend().refetching();
        Write write = raiseOne();
        Write next = tasks.update(1L, set(Task::title).to("next"));
        store.backend().pending().acceptAt(at("b", 11));

        store.backend().snapshot(at("b", 10), ONE, TWO);
        assertThat(write.state()).isEqualTo(WriteState.ACCEPTED);
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(15).withTitle("next"));
        store.backend().puts(at("b", 13), ONE.withRank(77));

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(77).withTitle("next"));
        assertThat(next.state()).isEqualTo(WriteState.PERSISTING);
    }

    @Test
    void writeOfAnEpochThatIsOver_isConfirmedByARefetchOnly() {
        Write write = raiseOne();
        store.backend().refetching();
        store.backend().pending().acceptAt(at("a", 5_000));

        store.backend().snapshot(at("b", 9_000), ONE, TWO);
        assertThat(write.state()).isEqualTo(WriteState.ACCEPTED);
        store.backend().refetching();
        store.backend().snapshot(at("b", 9_000), ONE, TWO);

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.get(1L)).isSameAs(ONE);
    }

    @Test
    void changesOfAnotherEpoch_areRefusedWhole() {
        store.backend().snapshot(at("a", 5_000), ONE, TWO);

        assertThatThrownBy(() -> store.backend().puts(at("b", 5_001), ONE.withRank(16)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("tasks", "a:5000", "b:5001");

        assertThat(tasks.get(1L)).isSameAs(ONE);
    }

    @Test
    void reached_waitsForTheEpoch() {
        store.backend().snapshot(at("a", 5_000), ONE, TWO);
        AtomicBoolean reached = new AtomicBoolean();
        tasks.reached(at("b", 12)).subscribe(nothing -> {}, fault -> {}, () -> reached.set(true));

        assertThat(reached).isFalse();
        store.backend().snapshot(at("b", 11), ONE, TWO);
        assertThat(reached).isFalse();
        store.backend().changes(at("b", 12));

        assertThat(reached).isTrue();
    }

    @Test
    void receiptAtOnce_doesNotOverwriteWhatTheStreamHasShownSince() {
        Write write = raiseOne();
        store.backend().puts(2, ONE.withRank(45));

        store.backend().pending().acceptNow();

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.base(1L)).isEqualTo(ONE.withRank(45));
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(45));
    }

    @Test
    void receiptAtOnce_doesNotOverwriteARowThatWentAndCameBack() {
        raiseOne();
        store.backend().puts(2, ONE.withRank(45));
        store.backend().puts(3, ONE);

        store.backend().pending().acceptNow();

        assertThat(tasks.get(1L)).isEqualTo(ONE);
    }

    @Test
    void receiptAtOnce_doesNotOverwriteARowThatASnapshotHasShownOrLeftOut() {
        raiseOne();
        Write insert = tasks.insert(Task.of(3, "three", 30));
        store.backend().snapshot(2, ONE, TWO);

        store.backend().unanswered().forEach(ScriptedWrite::acceptNow);

        assertThat(insert.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.rows()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void acceptedWriteOfAClosedCollection_isNotFlagged() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(2);
        store.store().close();

        time.advanceTimeBy(Duration.ofSeconds(11));

        assertThat(write.isUnconfirmed()).isFalse();
        assertThat(write.failure()).isPresent();
    }

    @Test
    void states_tellAllThatBecomesOfTheWrite() {
        Write write = raiseOne();
        List<String> told = new ArrayList<>();
        write.states().doOnComplete(() -> told.add("over")).subscribe(status -> told.add(status.toString()));

        store.backend().pending().acceptAt(2);
        time.advanceTimeBy(Duration.ofSeconds(10));
        store.backend().puts(2, ONE.withRank(15));

        assertThat(told).containsExactly("PERSISTING", "ACCEPTED", "ACCEPTED UNCONFIRMED", "CONFIRMED", "over");
        StepVerifier.create(write.states()).expectNext(new WriteStatus(WriteState.CONFIRMED, false, false))
                .verifyComplete();
    }

    @Test
    void states_ofAWriteThatWaitsItsTurn_beginWithPending() {
        raiseOne();
        Write second = tasks.update(1L, set(Task::title).to("second"));
        List<WriteState> told = new ArrayList<>();
        second.states().subscribe(status -> told.add(status.state()));

        store.backend().pending().acceptNow();
        store.backend().pending().refuse("no");

        assertThat(told).containsExactly(WriteState.PENDING, WriteState.PERSISTING, WriteState.FAILED);
    }

    @Test
    void waitThatIsGivenUp_isForgotten() {
        StoreCore core = new StoreCore();
        StreamPosition position = new StreamPosition(core);

        position.whenReached(at(7)).subscribe().dispose();
        Disposable other = position.whenReached(at(8)).subscribe();

        assertThat(core.exclusive(position::waiting)).isEqualTo(1);
        other.dispose();
        assertThat(core.exclusive(position::waiting)).isZero();
    }
}
