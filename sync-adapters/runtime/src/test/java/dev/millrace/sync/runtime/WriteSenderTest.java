package dev.millrace.sync.runtime;

import static dev.millrace.sync.runtime.Session.rename;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.SyncStatus;
import dev.millrace.sync.api.WriteRejectedException;

/** How a session sends writes. */
class WriteSenderTest {

    private static final SyncException BUSY = SyncException.passing("503 busy", (Throwable) null);

    private final Session session = new Session();
    private final ScriptedAdapter adapter = session.adapter;
    private final RecordingTarget target = session.target;
    private final SyncSession<Todo> running = session.startLoaded();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Throwable> refusals = new ArrayList<>();

    @AfterEach
    void promisesAreKept() {
        session.assertPromisesKept();
    }

    @Test
    void passingFault_isRetriedWithTheSameRequest() {
        adapter.receipt(Mono.error(BUSY));
        adapter.receipt(Mono.error(new IOException("connection reset")));
        adapter.receipt(Mono.just(Receipt.now()));

        subscribe(running.write(rename(1, "b")));
        session.pass(Duration.ofSeconds(1));

        assertThat(receipts).containsExactly(Receipt.now());
        assertThat(adapter.written).containsExactly(rename(1, "b"), rename(1, "b"), rename(1, "b"));
        assertThat(adapter.writtenAt.get(1) - adapter.writtenAt.get(0)).isBetween(0L, 250L);
        assertThat(adapter.writtenAt.get(2) - adapter.writtenAt.get(1)).isBetween(0L, 500L);
        assertThat(target.status()).as("writes are no matter of the stream").isEqualTo(SyncStatus.live());
    }

    @Test
    void passingFaults_areRetriedUntilTheDeadline() {
        for (int i = 0; i < 100; i++) {
            adapter.receipt(Mono.error(BUSY));
        }

        subscribe(running.write(rename(1, "b")));
        session.pass(Duration.ofMillis(29_999));
        assertThat(refusals).isEmpty();
        session.pass(Duration.ofMillis(1));

        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal).isInstanceOf(SyncException.class).hasCause(BUSY)
                    .hasMessageContaining(rename(1, "b").id().toString()).hasMessageContaining("PT30S")
                    .hasMessageContaining(adapter.written.size() + " times").hasMessageContaining("503 busy");
            assertThat(((SyncException) refusal).kind()).isEqualTo(SyncException.Kind.TRANSIENT);
        });
        int attempts = adapter.written.size();
        session.pass(Duration.ofMinutes(5));
        assertThat(adapter.written).hasSize(attempts).hasSizeBetween(5, 60);
    }

    @Test
    void retryAfterOfAWrite_isTheLeastWait() {
        adapter.receipt(Mono.error(SyncException.passing("429", Duration.ofSeconds(10))));
        adapter.receipt(Mono.just(Receipt.now()));

        subscribe(running.write(rename(1, "b")));
        session.pass(Duration.ofSeconds(11));

        assertThat(adapter.writtenAt.get(1) - adapter.writtenAt.get(0)).isBetween(10_000L, 10_250L);
    }

    @Test
    void refusal_isNeverRetried() {
        WriteRejectedException conflict = new WriteRejectedException("Conflict", "somebody was faster");
        adapter.receipt(Mono.error(conflict));

        subscribe(running.write(rename(1, "b")));
        session.pass(Duration.ofMinutes(1));

        assertThat(refusals).containsExactly(conflict);
        assertThat(adapter.written).hasSize(1);
    }

    @Test
    void refusalOnASecondAttempt_ends() {
        WriteRejectedException conflict = new WriteRejectedException("Conflict", "somebody was faster");
        adapter.receipt(Mono.error(BUSY));
        adapter.receipt(Mono.error(conflict));

        subscribe(running.write(rename(1, "b")));
        session.pass(Duration.ofMinutes(1));

        assertThat(refusals).containsExactly(conflict);
    }

    @Test
    void faultThatWillNotPass_isNotRetried() {
        adapter.receipt(Mono.error(SyncException.fatal("401", null)));
        adapter.receipt(Mono.empty());
        adapter.receipt(Mono.error(new AssertionError("bug")));

        subscribe(running.write(rename(1, "b")));
        subscribe(running.write(rename(2, "b")));
        subscribe(running.write(rename(3, "b")));
        session.pass(Duration.ofMinutes(1));

        assertThat(refusals).hasSize(3).extracting(refusal -> ((SyncException) refusal).kind()).containsExactly(
                SyncException.Kind.FATAL, SyncException.Kind.PROTOCOL, SyncException.Kind.FATAL);
        assertThat(refusals.get(1)).hasMessageContaining("A receipt was expected");
        assertThat(adapter.written).hasSize(3);
    }

    @Test
    void silentBackend_isAskedAgainOnlyBeforeTheDeadline() {
        adapter.receipt(Mono.never());

        subscribe(running.write(rename(1, "b")));
        session.pass(Duration.ofSeconds(61));

        assertThat(refusals).singleElement().asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("in time");
        assertThat(adapter.cancelledWrites).isEqualTo(1);
        assertThat(adapter.written).hasSize(1);
    }

    @Test
    void cancelledWrite_isGivenUp() {
        adapter.receipt(Mono.never());

        Disposable write = running.write(rename(1, "b")).subscribe();
        write.dispose();
        session.pass(Duration.ofMinutes(2));

        assertThat(adapter.cancelledWrites).isEqualTo(1);
        assertThat(adapter.written).hasSize(1);
    }

    @Test
    void close_endsWritesUnderWayAndTellsTheirSenders() {
        adapter.receipt(Mono.never());
        adapter.receipt(Mono.error(BUSY));
        subscribe(running.write(rename(1, "b")));
        subscribe(running.write(rename(2, "b")));

        running.close();
        session.pass(Duration.ofMinutes(2));

        assertThat(refusals).hasSize(2).allSatisfy(refusal -> assertThat(refusal).isInstanceOf(SyncException.class)
                .hasMessageContaining("todos").hasMessageContaining("closed"));
        assertThat(adapter.cancelledWrites).isEqualTo(1);
        assertThat(adapter.written).hasSize(2);
    }

    @Test
    void writeAfterClose_isNotSent() {
        running.close();

        subscribe(running.write(rename(1, "b")));

        assertThat(refusals).singleElement().isInstanceOf(SyncException.class);
        assertThat(adapter.written).isEmpty();
    }

    @Test
    void writeAfterTheSchedulerIsShutDown_failsWithTheExceptionOfTheContract() {
        session.time.dispose();

        subscribe(running.write(rename(1, "b")));

        assertThat(refusals).singleElement().isInstanceOf(SyncException.class);
    }

    private void subscribe(Mono<Receipt> write) {
        write.subscribe(receipts::add, refusals::add);
    }
}
