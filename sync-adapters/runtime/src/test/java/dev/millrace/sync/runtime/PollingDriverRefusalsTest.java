package dev.millrace.sync.runtime;

import static dev.millrace.sync.runtime.Session.at;
import static dev.millrace.sync.runtime.Session.changes;
import static dev.millrace.sync.runtime.Session.changesGoOn;
import static dev.millrace.sync.runtime.Session.snapshot;
import static dev.millrace.sync.runtime.Session.snapshotGoesOn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.BrokenStoreException;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.SyncStatus;

/** What comes from an adapter whose answers cannot be used, and how the driver gets over it. */
class PollingDriverRefusalsTest {

    private static final SyncException GONE = SyncException.reset("410 gone");
    private static final SyncException MALFORMED =
            SyncException.protocol("expected int, found text", "$.items[3].delay",
                    "\"late\"", null);

    private final Session session = new Session();
    private final ScriptedAdapter adapter = session.adapter;
    private final RecordingTarget target = session.target;

    @AfterEach
    void promisesAreKept() {
        session.assertPromisesKept();
    }

    @Test
    void reset_replacesAllAtOnceAndKeepsTheRowsMeanwhile() {
        session.startLoaded();
        adapter.fail(GONE);
        adapter.answer(snapshotGoesOn(1, Todo.of(2, "b")));
        Sinks.One<Page<Todo>> last = adapter.answerLater();

        session.passInterval();

        assertThat(adapter.asked).containsExactly(null, at(10), null, at(1));
        assertThat(adapter.askedAt.get(2)).isEqualTo(adapter.askedAt.get(1));
        assertThat(target.rows.values()).as("the last good rows").containsExactly(Todo.of(1, "a"));
        assertThat(target.states()).endsWith(SyncStatus.State.LIVE, SyncStatus.State.LOADING);
        assertThat(target.refetches).isEqualTo(2);

        last.tryEmitValue(changes(2));

        assertThat(target.rows.values()).containsExactly(Todo.of(2, "b"));
        assertThat(target.position()).isEqualTo(at(2));
        assertThat(target.status()).isEqualTo(SyncStatus.live());
    }

    @Test
    void resetWithinARun_dropsWhatWasStaged() {
        adapter.answer(snapshotGoesOn(10, Todo.of(1, "a")));
        adapter.fail(GONE);
        adapter.answer(snapshot(2, Todo.of(2, "b")));

        session.start();

        assertThat(adapter.asked).containsExactly(null, at(10), null);
        assertThat(target.rows.values()).containsExactly(Todo.of(2, "b"));
    }

    @Test
    void endlessResets_backOff() {
        for (int i = 0; i < 10; i++) {
            adapter.answer(snapshotGoesOn(10 + i, Todo.of(1, "a")));
            adapter.fail(GONE);
        }

        session.start();
        assertThat(adapter.asked).as("once more at once, then with back-off").hasSize(4);
        session.pass(Duration.ofMinutes(4));

        for (int i = 1; i < 9; i++) {
            assertThat(adapter.askedAt.get(2 * i + 2) - adapter.askedAt.get(2 * i + 1)).as("wait %s", i)
                    .isBetween(0L, Math.min(30_000, 250L << i));
        }
        assertThat(target.statuses).filteredOn(status -> status.state() == SyncStatus.State.RETRYING).hasSize(9)
                .allMatch(status -> "410 gone".equals(status.message()));
        assertThat(target.status()).isEqualTo(SyncStatus.live());
    }

    @Test
    void malformedAnswer_isStaleWithPositionAndExcerptAndFetchedAgain() {
        session.startLoaded();
        adapter.fail(MALFORMED);
        adapter.answer(changes(12, RowChange.put(Todo.of(2, "b"))));

        session.passInterval();

        assertThat(target.statuses).element(2).satisfies(status -> {
            assertThat(status.state()).isEqualTo(SyncStatus.State.STALE);
            assertThat(status.attempt()).isEqualTo(1);
            assertThat(status.message()).contains("todos", "10 (t10)", "$.items[3].delay", "\"late\"");
            assertThat(status.cause()).isSameAs(MALFORMED);
        });
        assertThat(adapter.asked).containsExactly(null, at(10), at(10));
        assertThat(target.rows).hasSize(2);
        assertThat(target.status()).isEqualTo(SyncStatus.live());
    }

    @Test
    void malformedPageWithinARun_dropsTheRunWhole() {
        session.startLoaded();
        adapter.answer(changesGoOn(11, RowChange.delete(1L)));
        adapter.fail(MALFORMED);
        adapter.answer(changes(13, RowChange.put(Todo.of(2, "b"))));

        session.passInterval();

        assertThat(adapter.asked).containsExactly(null, at(10), at(11), at(10));
        assertThat(target.rows.values()).containsExactly(Todo.of(1, "a"), Todo.of(2, "b"));
    }

    @Test
    void malformedAgainAndAgain_backsOffThoughEarlierPagesAreGood() {
        session.startLoaded();
        for (int i = 0; i < 8; i++) {
            adapter.answer(changesGoOn(11));
            adapter.fail(MALFORMED);
        }

        session.pass(Duration.ofMinutes(3));

        for (int i = 0; i < 7; i++) {
            assertThat(adapter.askedAt.get(2 * i + 3) - adapter.askedAt.get(2 * i + 2)).as("wait %s", i)
                    .isBetween(0L, 250L << i);
        }
        assertThat(target.statuses).filteredOn(status -> status.state() == SyncStatus.State.STALE).hasSize(8)
                .element(7).matches(status -> status.attempt() == 8);
        assertThat(adapter.askedAt.get(16) - adapter.askedAt.get(1)).as("waits at all").isGreaterThan(8_000);
    }

    @Test
    void noAnswerAtAll_isMalformed() {
        session.startLoaded();
        adapter.answer(Mono.empty());

        session.passInterval();

        assertThat(target.statuses).element(2).matches(status -> status.state() == SyncStatus.State.STALE
                && String.valueOf(status.message()).contains("there was no answer"));
    }

    @Test
    void batchRefusedByTheCollection_isStaleAndFetchedAgain() {
        session.startLoaded();
        adapter.answer(changes(11, RowChange.put(Todo.of(2, "no"))));
        adapter.answer(changes(12, RowChange.put(Todo.of(2, "yes"))));
        target.beforeApply = batch -> {
            if (batch.changes().contains(RowChange.put(Todo.of(2, "no")))) {
                throw new IllegalArgumentException("row Todo[2, no] is refused");
            }
        };

        session.passInterval();

        assertThat(target.statuses).element(2).matches(status -> status.state() == SyncStatus.State.STALE
                && String.valueOf(status.message()).contains("row Todo[2, no] is refused"));
        assertThat(adapter.asked).containsExactly(null, at(10), at(10));
        assertThat(target.rows).containsEntry(2L, Todo.of(2, "yes"));
    }

    @Test
    void batchTheCollectionCannotTake_isStaleWhateverItThrowsAndTheSessionGoesOn() {
        session.startLoaded();
        adapter.answer(changes(11, RowChange.put(Todo.of(2, "no"))));
        adapter.answer(changes(12, RowChange.put(Todo.of(2, "yes"))));
        target.beforeApply = batch -> {
            if (batch.changes().contains(RowChange.put(Todo.of(2, "no")))) {
                throw new UnsupportedOperationException("cannot take it");
            }
        };

        session.passInterval();

        assertThat(target.statuses).element(2).matches(status -> status.state() == SyncStatus.State.STALE
                && String.valueOf(status.message()).contains("cannot take it"));
        assertThat(target.rows).containsEntry(2L, Todo.of(2, "yes"));
        assertThat(target.status()).isEqualTo(SyncStatus.live());
    }

    @Test
    void rowWithoutKey_isStale() {
        session.startLoaded();
        adapter.answer(changes(11, RowChange.delete(1L), RowChange.put(new Todo(null, "lost"))));
        adapter.answerLater();

        session.passInterval();

        assertThat(target.status().message()).contains("no key", "lost");
        assertThat(target.rows).hasSize(1);
    }

    @Test
    void collectionThatBreaksDown_stopsForGood() {
        session.startLoaded();
        adapter.answer(changes(11));
        target.beforeApply = batch -> {
            throw new BrokenStoreException(new IllegalStateException("cut off half-way"));
        };

        session.passInterval();
        session.pass(Duration.ofHours(1));

        assertThat(target.status()).matches(status -> status.state() == SyncStatus.State.FAILED
                && String.valueOf(status.message()).contains("cut off half-way"));
        assertThat(adapter.asked).hasSize(2);
    }

    @Test
    void success_resetsWhatWasRefusedOrForgotten() {
        session.startLoaded();
        for (int round = 0; round < 10; round++) {
            adapter.fail(MALFORMED);
            adapter.answer(changes(20 + 10 * round));
            adapter.fail(GONE);
            adapter.answer(snapshot(21 + 10 * round));
        }

        session.pass(Duration.ofMinutes(2));

        assertThat(target.statuses).filteredOn(status -> status.state() == SyncStatus.State.STALE).hasSize(10)
                .allMatch(status -> status.attempt() == 1);
        assertThat(target.states()).as("each reset is the first of its kind").doesNotContain(SyncStatus.State.RETRYING);
        assertThat(target.refetches).isEqualTo(11);
    }
}
