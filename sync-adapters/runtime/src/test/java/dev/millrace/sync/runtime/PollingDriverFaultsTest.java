package dev.millrace.sync.runtime;

import static dev.millrace.sync.runtime.Session.at;
import static dev.millrace.sync.runtime.Session.changes;
import static dev.millrace.sync.runtime.Session.snapshot;
import static dev.millrace.sync.runtime.Session.snapshotGoesOn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.SyncStatus;

/** What comes from an adapter whose backend cannot be reached, and how the driver gets over it. */
class PollingDriverFaultsTest {

    private static final SyncException BUSY = SyncException.passing("503 busy", (Throwable) null);

    private final Session session = new Session();
    private final ScriptedAdapter adapter = session.adapter;
    private final RecordingTarget target = session.target;

    @AfterEach
    void promisesAreKept() {
        session.assertPromisesKept();
    }

    @Test
    void backendDownAtStart_isRetriedUntilItComes() {
        adapter.fail(4, BUSY);
        adapter.answer(snapshot(10, Todo.of(1, "a")));

        session.start();
        session.pass(Duration.ofSeconds(4));

        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.RETRYING,
                SyncStatus.State.RETRYING, SyncStatus.State.RETRYING, SyncStatus.State.RETRYING, SyncStatus.State.LIVE);
        assertThat(target.statuses.get(3)).isEqualTo(SyncStatus.retrying(3, "503 busy", BUSY));
        assertThat(target.rows).hasSize(1);
    }

    @Test
    void passingFaults_waitWithinTheBoundsOfBackoff() {
        adapter.fail(12, BUSY);

        session.start();
        session.pass(Duration.ofMinutes(5));

        List<Long> gaps = gaps(12);
        for (int i = 0; i < gaps.size(); i++) {
            assertThat(gaps.get(i)).as("wait %s", i).isBetween(0L, Math.min(30_000, 250L << i));
        }
        assertThat(gaps.stream().mapToLong(gap -> gap).sum()).as("waits at all").isGreaterThan(30_000);
        assertThat(target.status()).isEqualTo(SyncStatus.live());
    }

    @Test
    void success_resetsBackoff() {
        session.startLoaded();
        for (int round = 0; round < 20; round++) {
            adapter.fail(1, BUSY);
            adapter.answer(changes(11 + round));
        }

        session.pass(Duration.ofMinutes(3));

        List<Long> waits = IntStream.range(0, 20).mapToObj(i -> adapter.askedAt.get(2 * i + 2)
                - adapter.askedAt.get(2 * i + 1)).toList();
        assertThat(waits).allMatch(wait -> wait >= 0 && wait <= 250);
        assertThat(target.statuses).filteredOn(status -> status.state() == SyncStatus.State.RETRYING).hasSize(20)
                .allMatch(status -> status.attempt() == 1);
    }

    @Test
    void retryAfter_isTheLeastWait() {
        session.startLoaded();
        adapter.fail(SyncException.passing("429 slow down", Duration.ofSeconds(20)));

        session.passInterval();
        session.pass(Duration.ofMillis(19_499));
        assertThat(adapter.asked).hasSize(2);
        session.pass(Duration.ofMillis(1_001));

        assertThat(adapter.asked).hasSize(3);
        assertThat(adapter.askedAt.get(2) - adapter.askedAt.get(1)).isBetween(20_000L, 20_250L);
    }

    @Test
    void refresh_cutsBackoffShortButNotWhatTheBackendAskedFor() {
        SyncSession<Todo> running = session.startLoaded();
        adapter.fail(8, BUSY);
        adapter.fail(SyncException.passing("429 slow down", Duration.ofSeconds(20)));
        session.passInterval();

        for (int i = 2; i <= 9; i++) {
            running.refresh();
        }
        assertThat(adapter.asked).as("each refresh asked at once").hasSize(10);
        running.refresh();
        session.pass(Duration.ofMillis(19_999));

        assertThat(adapter.asked).as("held off").hasSize(10);
    }

    @Test
    void passingFaultWithinARun_goesOnWhereItWas() {
        adapter.answer(snapshotGoesOn(10, Todo.of(1, "a")));
        adapter.fail(3, BUSY);
        adapter.answer(snapshot(11, Todo.of(2, "b")));

        session.start();
        session.pass(Duration.ofSeconds(2));

        assertThat(adapter.asked).containsExactly(null, at(10), at(10), at(10), at(10));
        assertThat(target.rows).hasSize(2);
        assertThat(target.batches).hasSize(1);
    }

    @Test
    void goodPageAfterAFault_showsThatLoadingGoesOn() {
        adapter.fail(BUSY);
        adapter.answer(snapshotGoesOn(10, Todo.of(1, "a")));
        adapter.answerLater();

        session.start();
        session.pass(Duration.ofSeconds(1));

        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.RETRYING,
                SyncStatus.State.LOADING);
    }

    @Test
    void unknownException_passes() {
        session.startLoaded();
        adapter.fail(new IOException("connection reset"));

        session.passInterval();

        assertThat(target.statuses).element(2).matches(status -> status.state() == SyncStatus.State.RETRYING
                && String.valueOf(status.message()).contains("connection reset"));
        assertThat(target.status()).isEqualTo(SyncStatus.live());
    }

    @Test
    void exceptionThrownByTheAdapter_isAFaultLikeAnother() {
        session.startLoaded();
        adapter.answer(Mono.defer(() -> {
            throw new IllegalStateException("not in the mood");
        }));

        session.passInterval();

        assertThat(target.statuses).element(2)
                .matches(status -> String.valueOf(status.message()).contains("not in the mood"));
    }

    @Test
    void silentBackend_isGivenUpInTime() {
        session.startLoaded();
        adapter.answerLater();

        session.pass(Duration.ofSeconds(64));
        assertThat(target.states()).doesNotContain(SyncStatus.State.RETRYING);
        session.pass(Duration.ofSeconds(3));

        assertThat(adapter.cancelledFetches).isEqualTo(1);
        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.LIVE,
                SyncStatus.State.RETRYING, SyncStatus.State.LIVE);
    }

    @Test
    void answerAfterItWasGivenUp_isDropped() {
        session.startLoaded();
        // An adapter that cannot cancel: its answer comes when nobody waits for it any more.
        Sinks.One<Page<Todo>> late = Sinks.one();
        adapter.answer(Mono.create(sink -> late.asMono().subscribe(sink::success)));
        session.pass(Duration.ofSeconds(70));

        late.tryEmitValue(changes(99, RowChange.delete(1L)));
        session.pass(Duration.ofMinutes(1));

        assertThat(target.rows).hasSize(1);
        assertThat(adapter.asked).doesNotContain(at(99));
    }

    @Test
    void fatalFault_isAskedAboutAtTheGreatestBackoffUntilItIsMended() {
        session.startLoaded();
        adapter.fail(3, SyncException.fatal("404: somebody is deploying", null));
        adapter.answer(changes(11, RowChange.put(Todo.of(2, "b"))));

        session.passInterval();
        assertThat(target.status()).matches(status -> status.state() == SyncStatus.State.FAILED
                && "404: somebody is deploying".equals(status.message()));
        assertThat(target.rows).hasSize(1);
        session.pass(Duration.ofSeconds(91));

        assertThat(gaps(4).subList(1, 4)).allMatch(gap -> gap >= 15_000 && gap <= 30_000);
        assertThat(target.status()).isEqualTo(SyncStatus.live());
        assertThat(target.rows).hasSize(2);
    }

    @Test
    void fatalFault_refresh_asksAtOnce() {
        SyncSession<Todo> running = session.startLoaded();
        adapter.fail(SyncException.fatal("401: the token has expired; log in again", null));
        session.passInterval();

        running.refresh();

        assertThat(adapter.asked).hasSize(3);
        assertThat(target.status()).isEqualTo(SyncStatus.live());
    }

    @Test
    void fatalFaultWithinARun_dropsItWhole() {
        adapter.answer(snapshotGoesOn(10, Todo.of(1, "a")));
        adapter.fail(SyncException.fatal("404: somebody is deploying", null));
        adapter.answer(snapshot(11, Todo.of(2, "b")));

        session.start().refresh();

        assertThat(adapter.asked).containsExactly(null, at(10), null);
        assertThat(target.rows.values()).containsExactly(Todo.of(2, "b"));
        assertThat(target.refetches).isEqualTo(2);
    }

    @Test
    void close_whileBackingOff_endsIt() {
        SyncSession<Todo> running = session.startLoaded();
        adapter.fail(BUSY);
        session.pass(Duration.ofMillis(4_500));
        while (target.status().state() != SyncStatus.State.RETRYING) {
            session.pass(Duration.ofMillis(1));
        }

        running.close();
        session.pass(Duration.ofHours(1));

        assertThat(adapter.asked).hasSize(2);
        assertThat(target.status()).isEqualTo(SyncStatus.closed());
    }

    private List<Long> gaps(int count) {
        return IntStream.range(0, count).mapToObj(i -> adapter.askedAt.get(i + 1) - adapter.askedAt.get(i)).toList();
    }
}
