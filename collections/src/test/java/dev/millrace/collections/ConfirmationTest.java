package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

/** How an accepted write becomes base rows without a flicker, whichever comes first, echo or receipt (law 26). */
class ConfirmationTest extends AcceptedWriteTest {

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
}
