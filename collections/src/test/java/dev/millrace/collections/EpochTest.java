package dev.millrace.collections;

import static dev.millrace.collections.scripted.ScriptedSession.at;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Task;

/** What becomes of accepted writes when the backend loses its history (laws 26 and 33): places of different epochs are not compared. */
class EpochTest extends AcceptedWriteTest {

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
}
