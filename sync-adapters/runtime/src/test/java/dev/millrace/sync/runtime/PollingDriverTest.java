package dev.millrace.sync.runtime;

import static dev.millrace.sync.runtime.Session.at;
import static dev.millrace.sync.runtime.Session.changes;
import static dev.millrace.sync.runtime.Session.changesGoOn;
import static dev.millrace.sync.runtime.Session.snapshot;
import static dev.millrace.sync.runtime.Session.snapshotGoesOn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.SyncStatus;

/** What comes from an adapter that does not fail. */
class PollingDriverTest {

    private final Session session = new Session();
    private final ScriptedAdapter adapter = session.adapter;
    private final RecordingTarget target = session.target;

    @AfterEach
    void promisesAreKept() {
        session.assertPromisesKept();
    }

    @Test
    void start_loadsASnapshotAndIsLive() {
        adapter.answer(snapshot(10, Todo.of(1, "a"), Todo.of(2, "b")));

        session.start();

        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.LIVE);
        assertThat(target.batches).containsExactly(new SyncBatch<>(Page.Kind.SNAPSHOT,
                List.of(RowChange.put(Todo.of(1, "a")), RowChange.put(Todo.of(2, "b"))), at(10)));
        assertThat(adapter.asked).containsExactly((Position) null);
        assertThat(target.refetches).isEqualTo(1);
    }

    @Test
    void poll_asksFromTheLastPositionAfterTheInterval() {
        session.startLoaded();
        adapter.answer(changes(12, RowChange.put(Todo.of(2, "b")), RowChange.delete(1L)));

        session.pass(Duration.ofMillis(4_499));
        assertThat(adapter.asked).hasSize(1);
        session.pass(Duration.ofMillis(1_002));

        assertThat(adapter.asked).containsExactly(null, at(10));
        assertThat(target.rows.values()).containsExactly(Todo.of(2, "b"));
        assertThat(target.position()).isEqualTo(at(12));
        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.LIVE);
    }

    @Test
    void poll_intervalsDifferALittle() {
        session.startLoaded();

        session.pass(Duration.ofMinutes(2));

        List<Long> gaps = gaps();
        assertThat(gaps).hasSizeGreaterThan(20).allMatch(gap -> gap >= 4_500 && gap <= 5_500);
        assertThat(gaps.stream().distinct().count()).isGreaterThan(15);
    }

    @Test
    void pages_areNotVisibleBeforeTheLast() {
        adapter.answer(snapshotGoesOn(10, Todo.of(1, "a")));
        adapter.answer(snapshotGoesOn(11, Todo.of(2, "b")));
        Sinks.One<Page<Todo>> last = adapter.answerLater();

        session.start();

        assertThat(adapter.asked).containsExactly(null, at(10), at(11));
        assertThat(target.batches).isEmpty();

        last.tryEmitValue(changes(12, RowChange.put(Todo.of(1, "a2"))));

        assertThat(target.batches).containsExactly(new SyncBatch<>(Page.Kind.SNAPSHOT,
                List.of(RowChange.put(Todo.of(1, "a2")), RowChange.put(Todo.of(2, "b"))), at(12)));
        assertThat(adapter.askedAt).allMatch(moment -> moment.equals(adapter.askedAt.get(0)));
    }

    @Test
    void pagesOfChanges_becomeOneBatch() {
        session.startLoaded();
        adapter.answer(changesGoOn(11, RowChange.put(Todo.of(2, "b"))));
        adapter.answer(changesGoOn(12, RowChange.put(Todo.of(2, "c"))));
        adapter.answer(changes(13, RowChange.delete(1L)));

        session.passInterval();

        assertThat(target.batches.subList(1, target.batches.size())).containsExactly(new SyncBatch<>(Page.Kind.CHANGES,
                List.of(RowChange.put(Todo.of(2, "c")), RowChange.delete(1L)), at(13)));
        assertThat(target.states()).as("paging changes is no loading").doesNotHaveDuplicates();
    }

    @Test
    void emptyPageAtANewPosition_movesThePosition() {
        session.startLoaded();
        adapter.answer(changes(15));

        session.passInterval();
        session.passInterval();

        assertThat(target.batches).hasSize(2).last().isEqualTo(new SyncBatch<>(Page.Kind.CHANGES, List.of(), at(15)));
        assertThat(adapter.asked).endsWith(at(15));
    }

    @Test
    void pageAtOrBelowThePosition_isADuplicate() {
        session.startLoaded();
        adapter.answer(changes(10, RowChange.delete(1L)));
        adapter.answer(changes(7, RowChange.delete(1L)));

        session.passInterval();
        session.passInterval();
        session.passInterval();

        assertThat(target.batches).hasSize(1);
        assertThat(target.rows).hasSize(1);
        assertThat(adapter.asked).containsExactly(null, at(10), at(10), at(10));
    }

    @Test
    void snapshotEachTime_replacesWhateverItsPosition() {
        session.startLoaded();
        adapter.answer(snapshot(10, Todo.of(2, "b")));
        adapter.answer(snapshot(3, Todo.of(3, "c")));

        session.passInterval();
        session.passInterval();

        assertThat(target.rows.values()).containsExactly(Todo.of(3, "c"));
        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.LIVE);
    }

    @Test
    void refresh_whileResting_asksAtOnce() {
        SyncSession<Todo> running = session.startLoaded();
        session.pass(Duration.ofSeconds(1));

        running.refresh();

        assertThat(adapter.asked).hasSize(2);
        session.pass(Duration.ofMillis(4_499));
        assertThat(adapter.asked).as("the interval begins anew").hasSize(2);
    }

    @Test
    void refresh_whileFetching_asksOnceMoreAfterwards() {
        SyncSession<Todo> running = session.startLoaded();
        Sinks.One<Page<Todo>> slow = adapter.answerLater();
        session.passInterval();

        running.refresh();
        running.refresh();
        assertThat(adapter.asked).hasSize(2);
        slow.tryEmitValue(changes(11));

        assertThat(adapter.asked).containsExactly(null, at(10), at(11));
    }

    @Test
    void refresh_inTheMiddleOfARun_asksOnceMoreAfterItsLastPage() {
        SyncSession<Todo> running = session.start();
        session.passInterval();
        adapter.answer(changesGoOn(11, RowChange.put(Todo.of(2, "b"))));
        Sinks.One<Page<Todo>> slow = adapter.answerLater();
        Sinks.One<Page<Todo>> last = adapter.answerLater();
        session.passInterval();

        running.refresh();
        slow.tryEmitValue(changesGoOn(12));
        last.tryEmitValue(changes(13));

        assertThat(adapter.asked).endsWith(at(11), at(12), at(13));
    }

    @Test
    void close_whileFetching_givesUpAndDropsTheAnswer() {
        SyncSession<Todo> running = session.startLoaded();
        Sinks.One<Page<Todo>> slow = adapter.answerLater();
        session.passInterval();

        running.close();
        slow.tryEmitValue(changes(11, RowChange.delete(1L)));
        session.pass(Duration.ofMinutes(10));

        assertThat(adapter.cancelledFetches).isEqualTo(1);
        assertThat(adapter.asked).hasSize(2);
        assertThat(target.batches).hasSize(1);
        assertThat(target.status()).isEqualTo(SyncStatus.closed());
    }

    @Test
    void close_withinApply_isToldAfterIt() {
        SyncSession<Todo> running = session.startLoaded();
        adapter.answer(changes(11, RowChange.delete(1L)));
        target.beforeApply = batch -> running.close();

        session.passInterval();
        session.pass(Duration.ofMinutes(10));

        assertThat(target.batches).hasSize(2);
        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.LIVE,
                SyncStatus.State.CLOSED);
        assertThat(adapter.asked).hasSize(2);
    }

    @Test
    void close_twiceAndRefreshAfterwards_doNothing() {
        SyncSession<Todo> running = session.startLoaded();

        running.close();
        running.close();
        running.refresh();
        session.pass(Duration.ofMinutes(10));

        assertThat(adapter.asked).hasSize(1);
        assertThat(target.states()).containsOnlyOnce(SyncStatus.State.CLOSED);
    }

    @Test
    void answerThatWaitsInTheMailboxWhenAllEnds_isDropped() {
        List<Throwable> failures = new ArrayList<>();
        Mailbox mailbox = new Mailbox(session.time, failures::add);
        TargetGate<Todo> gate = new TargetGate<>(target);
        PollingDriver<Todo> driver = new PollingDriver<>(adapter, Todo.RELATION,
                new PollInterval("todos", adapter.interval(), session.options.random()), gate, mailbox,
                session.options);
        Sinks.One<Page<Todo>> slow = adapter.answerLater();
        mailbox.post(driver::start);

        mailbox.post(() -> {
            slow.tryEmitValue(snapshot(10, Todo.of(1, "a")));
            driver.fail(SyncException.fatal("the end", null));
        });

        assertThat(target.batches).isEmpty();
        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.FAILED);
        assertThat(failures).isEmpty();
    }

    @Test
    void position_isHandedBackUnread() {
        adapter.answer(Page.snapshot(List.of(), new Position(5, "anything: é\n"), false));

        session.start();
        session.passInterval();

        assertThat(adapter.asked).endsWith(new Position(5, "anything: é\n"));
    }

    private List<Long> gaps() {
        List<Long> moments = adapter.askedAt;
        return IntStream.range(1, moments.size())
                .mapToObj(i -> moments.get(i) - moments.get(i - 1)).toList();
    }
}
