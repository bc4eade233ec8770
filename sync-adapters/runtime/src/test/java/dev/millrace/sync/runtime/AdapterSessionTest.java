package dev.millrace.sync.runtime;

import static dev.millrace.sync.runtime.Session.at;
import static dev.millrace.sync.runtime.Session.changes;
import static dev.millrace.sync.runtime.Session.rename;
import static dev.millrace.sync.runtime.Session.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncException;

/** What a session makes of receipts. */
class AdapterSessionTest {

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
    void write_isSentWhenSubscribedTo() {
        adapter.receipt(Mono.just(Receipt.now()));

        Mono<Receipt> write = running.write(rename(1, "b"));
        assertThat(adapter.written).isEmpty();
        subscribe(write);

        assertThat(adapter.written).containsExactly(rename(1, "b"));
        assertThat(receipts).containsExactly(Receipt.now());
    }

    @Test
    void receiptAheadOfTheStream_fetchesAtOnce() {
        adapter.receipt(Mono.just(Receipt.at(at(11))));
        adapter.answer(changes(11, RowChange.put(Todo.of(1, "b"))));

        subscribe(running.write(rename(1, "b")));

        assertThat(target.rows).containsEntry(1L, Todo.of(1, "b"));
        assertThat(adapter.asked).containsExactly(null, at(10));
        session.pass(Duration.ofMillis(4_499));
        assertThat(adapter.asked).as("nothing more to catch up with").hasSize(2);
    }

    @Test
    void receiptTheStreamHasReachedOrThatIsConfirmedAtOnce_fetchesNothing() {
        adapter.receipt(Mono.just(Receipt.at(at(10))));
        adapter.receipt(Mono.just(Receipt.now()));

        subscribe(running.write(rename(1, "b")));
        subscribe(running.write(rename(1, "c")));

        assertThat(receipts).hasSize(2);
        assertThat(adapter.asked).hasSize(1);
    }

    @Test
    void receiptWhileFetching_fetchesAgainWithoutHarmFromTheEarlierAnswer() {
        Sinks.One<Page<Todo>> begunBefore = adapter.answerLater();
        session.passInterval();
        adapter.receipt(Mono.just(Receipt.at(at(12))));
        adapter.answer(changes(12, RowChange.put(Todo.of(1, "mine"))));

        subscribe(running.write(rename(1, "mine")));
        begunBefore.tryEmitValue(changes(11, RowChange.put(Todo.of(1, "theirs"))));

        assertThat(adapter.asked).containsExactly(null, at(10), at(11));
        assertThat(target.batches).extracting(batch -> batch.position().sequence()).containsExactly(10L, 11L, 12L);
        assertThat(target.rows).containsEntry(1L, Todo.of(1, "mine"));
    }

    @Test
    void streamThatLagsBehindAReceipt_isAskedAgainWithBackoffAndNotForEver() {
        adapter.receipt(Mono.just(Receipt.at(at(11))));

        subscribe(running.write(rename(1, "b")));
        session.pass(Duration.ofSeconds(60));

        List<Long> gaps = gaps();
        assertThat(gaps.get(1)).isBetween(0L, 250L);
        assertThat(gaps.get(2)).isBetween(0L, 500L);
        assertThat(gaps).allMatch(gap -> gap <= 5_500);
        assertThat(adapter.asked.size()).isBetween(14, 40);

        adapter.answer(changes(11, RowChange.put(Todo.of(1, "b"))));
        session.pass(Duration.ofSeconds(6));
        int asked = adapter.asked.size();
        session.pass(Duration.ofSeconds(60));
        assertThat(adapter.asked.size() - asked).as("the usual interval again").isBetween(10, 14);
    }

    @Test
    void receiptWhileBackingOff_doesNotCutItShort() {
        adapter.fail(7, BUSY);
        session.pass(Duration.ofMillis(5_500));
        while (adapter.asked.size() < 7) {
            session.pass(Duration.ofMillis(10));
        }
        adapter.receipt(Mono.just(Receipt.at(at(11))));

        subscribe(running.write(rename(1, "b")));

        assertThat(receipts).hasSize(1);
        assertThat(adapter.asked).hasSize(7);
    }

    @Test
    void receiptOfALostStream_isNotAwaitedAfterTheNextSnapshot() {
        adapter.receipt(Mono.just(Receipt.at(at(11))));
        adapter.fail(SyncException.reset("another epoch"));
        adapter.answer(snapshot(2, Todo.of(1, "b")));

        subscribe(running.write(rename(1, "b")));

        assertThat(target.refetches).isEqualTo(2);
        assertThat(adapter.asked).containsExactly(null, at(10), null);
        session.pass(Duration.ofMillis(4_499));
        assertThat(adapter.asked).hasSize(3);
    }

    @Test
    void receiptOfAnEpochToCome_isAwaitedUntilTheSnapshotThatLeadsThere() {
        adapter.receipt(Mono.just(Receipt.at(new Position("b", 3, "b3"))));
        adapter.fail(SyncException.reset("another epoch"));
        adapter.answer(Page.snapshot(List.of(Todo.of(1, "b")), new Position("b", 3, "b3"), false));

        subscribe(running.write(rename(1, "b")));

        assertThat(adapter.asked).containsExactly(null, at(10), null);
        session.pass(Duration.ofMillis(4_499));
        assertThat(adapter.asked).as("nothing more to catch up with").hasSize(3);
    }

    @Test
    void receiptOfAnEpochToComeWhileItsSnapshotIsRead_isCaughtUpWith() {
        adapter.fail(SyncException.reset("another epoch"));
        Sinks.One<Page<Todo>> begunBefore = adapter.answerLater();
        session.passInterval();
        adapter.receipt(Mono.just(Receipt.at(new Position("b", 11, "b11"))));
        adapter.answer(Page.changes(List.of(RowChange.put(Todo.of(1, "mine"))), new Position("b", 11, "b11"), false));

        subscribe(running.write(rename(1, "mine")));
        begunBefore.tryEmitValue(Page.snapshot(List.of(Todo.of(1, "a")), new Position("b", 10, "b10"), false));

        assertThat(target.rows).containsEntry(1L, Todo.of(1, "mine"));
        int asked = adapter.asked.size();
        session.pass(Duration.ofMillis(4_499));
        assertThat(adapter.asked).as("nothing more to catch up with").hasSize(asked);
    }

    @Test
    void receiptOfAnEpochThatIsOver_leadsToASnapshot() {
        adapter.receipt(Mono.just(Receipt.at(new Position("old", 5_000, "old5000"))));
        adapter.answer(changes(11));
        adapter.answer(snapshot(11, Todo.of(1, "theirs")));

        subscribe(running.write(rename(1, "mine")));

        assertThat(adapter.asked).containsExactly(null, at(10), null);
        assertThat(target.refetches).isEqualTo(2);
        assertThat(target.rows).containsEntry(1L, Todo.of(1, "theirs"));
        session.pass(Duration.ofMillis(4_499));
        assertThat(adapter.asked).hasSize(3);
    }

    @Test
    void changesThatLeadToAnotherEpoch_areNotAppliedButLeadToASnapshot() {
        adapter.answer(Page.changes(List.of(RowChange.put(Todo.of(2, "b"))), new Position("b", 99, "b99"), false));
        adapter.answer(Page.snapshot(List.of(Todo.of(3, "c")), new Position("b", 99, "b99"), false));

        session.passInterval();

        assertThat(adapter.asked).containsExactly(null, at(10), null);
        assertThat(target.rows.values()).containsExactly(Todo.of(3, "c"));
    }

    @Test
    void later_runsInVirtualTimeAndNotAfterTheClose() {
        List<String> ran = new ArrayList<>();
        running.later(Duration.ofSeconds(2), () -> ran.add("first"));
        running.later(Duration.ofSeconds(2), () -> ran.add("given up")).dispose();
        running.later(Duration.ofSeconds(9), () -> ran.add("after the close"));

        session.pass(Duration.ofMillis(1_999));
        assertThat(ran).isEmpty();
        session.pass(Duration.ofMillis(1));
        running.close();
        session.pass(Duration.ofMinutes(1));

        assertThat(ran).containsExactly("first");
    }

    private void subscribe(Mono<Receipt> write) {
        write.subscribe(receipts::add, refusals::add);
    }

    private List<Long> gaps() {
        return IntStream.range(1, adapter.askedAt.size())
                .mapToObj(i -> adapter.askedAt.get(i) - adapter.askedAt.get(i - 1)).toList();
    }
}
