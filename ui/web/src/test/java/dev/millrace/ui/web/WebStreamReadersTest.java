package dev.millrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.collections.LiveQuery;

class WebStreamReadersTest {

    private static final int RECENT = 4;

    private final Tasks tasks = new Tasks();
    private final LiveQuery<Tasks.Task> query = tasks.first(10);
    private final WebStream stream = new WebStream(Tasks.JSON, RECENT).list("tasks", query);

    @AfterEach
    void close() {
        stream.close();
        tasks.close();
    }

    @Test
    void reader_withinTheLog_getsEveryChange() {
        Reader reader = Reader.idle(stream, null);
        reader.request(2);
        reader.texts();
        for (int id = 1; id <= RECENT; id++) {
            tasks.insert(id, id);
        }

        reader.request(100);

        assertThat(reader.frames()).hasSize(RECENT)
                .allMatch(event -> event.frame().path("kind").textValue().equals("change"));
    }

    @Test
    void reader_behindTheLog_getsASnapshotInsteadOfWhatItMissed() {
        Page page = new Page();
        Reader reader = Reader.idle(stream, null);
        reader.request(2);
        for (int id = 1; id <= 1_000; id++) {
            tasks.insert(id, id);
        }

        reader.request(1);
        List<String> texts = reader.texts();
        texts.forEach(page::receive);

        assertThat(texts).hasSize(3);
        assertThat(ServerSentEvent.of(texts.get(2)).frame().path("kind").textValue()).isEqualTo("snapshot");
        assertThat(page.shows("tasks", query)).isTrue();
        tasks.rank(1, 2_000);
        reader.request(1);
        reader.texts().forEach(page::receive);
        assertThat(page.shows("tasks", query)).as("goes on from the snapshot").isTrue();
    }

    @Test
    void reader_takesNoMoreThanItAskedFor() {
        Reader reader = Reader.idle(stream, null);
        assertThat(reader.texts()).isEmpty();

        reader.request(1);
        assertThat(reader.texts()).hasSize(1);
        tasks.insert(1, 1).insert(2, 2);
        reader.request(2);
        assertThat(reader.texts()).hasSize(2);
    }

    @Test
    void request_ofNothing_isAnErrorOfThatReader() {
        for (long amount : new long[] {0, -1}) {
            Requesting reader = new Requesting();
            stream.events(null).subscribe(reader);
            Reader other = Reader.eager(stream, null);
            other.texts();

            reader.subscription.request(amount);
            reader.subscription.request(10);

            assertThat(reader.seen).hasSize(1);
            assertThat(reader.seen.get(0)).asString().startsWith("java.lang.IllegalArgumentException: §3.9")
                    .endsWith("was for " + amount);
            assertThat(stream.readers()).isEqualTo(1);
            tasks.insert((int) -amount + 1, 1);
            assertThat(other.texts()).hasSize(1);
            other.cancel();
        }
    }

    @Test
    void cancel_endsOneReaderOnly() {
        Reader leaving = Reader.eager(stream, null);
        Reader staying = Reader.eager(stream, null);
        leaving.texts();
        staying.texts();

        leaving.cancel();
        tasks.insert(1, 1);

        assertThat(leaving.texts()).isEmpty();
        assertThat(staying.texts()).hasSize(1);
        assertThat(stream.readers()).as("nothing is kept of the one that left").isEqualTo(1);
    }

    @Test
    void cancel_fromWithinAnEvent_endsAtOnce() {
        StepVerifier.create(stream.events(null).take(1)).expectNext("retry: 1000\n\n").verifyComplete();
        StepVerifier.create(stream.events(null), 2).expectNextCount(2).thenCancel().verify(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @MethodSource("readersFaults")
    void reader_thatThrows_disturbsNoOther(Throwable fault) {
        Reader before = Reader.eager(stream, null);
        Throwing throwing = new Throwing(fault);
        stream.events(null).subscribe(throwing);
        Reader after = Reader.eager(stream, null);
        before.texts();
        after.texts();

        tasks.insert(1, 1);
        tasks.insert(2, 2);

        assertThat(before.texts()).hasSize(2);
        assertThat(after.texts()).hasSize(2);
        assertThat(throwing.failure).isSameAs(fault);
        assertThat(stream.readers()).as("nothing is kept of the one that threw").isEqualTo(2);
    }

    /** The last is one that Reactor's own operators let through. */
    static List<Throwable> readersFaults() {
        return List.of(new IllegalStateException("a reader's own fault"), new NoClassDefFoundError("of the reader"));
    }

    @Test
    void reader_thatWrites_isToldItsOwnChange() {
        Page page = new Page();
        stream.events(null).subscribe(text -> {
            page.receive(text);
            if (text.contains("\"1\"") && tasks.all.get(2) == null) {
                tasks.insert(2, 20);
            }
        });

        tasks.insert(1, 10);

        assertThat(page.shows("tasks", query)).isTrue();
        assertThat(page.keys("tasks")).containsExactly("1", "2");
    }

    @Test
    void close_completesReadersOnceTheyHaveWhatIsInTheLog() {
        Reader eager = Reader.eager(stream, null);
        Reader slow = Reader.idle(stream, null);
        tasks.insert(1, 1);

        stream.close();
        assertThat(eager.isComplete()).isTrue();
        assertThat(slow.isComplete()).isFalse();
        slow.request(3);

        assertThat(slow.isComplete()).isTrue();
        Page page = new Page();
        slow.texts().forEach(page::receive);
        assertThat(page.shows("tasks", query)).isTrue();
    }

    @Test
    void close_sendsTheRestOfTheLogToASlowReader() {
        Reader reader = Reader.idle(stream, null);
        reader.request(2);
        reader.texts();
        tasks.insert(1, 1);
        stream.close();
        assertThat(reader.isComplete()).isFalse();

        reader.request(1);

        assertThat(reader.frames()).hasSize(1);
        assertThat(reader.isComplete()).isTrue();
        assertThat(stream.readers()).isZero();
    }

    @Test
    void close_leavesTheQueriesToTheirOwner() {
        Reader reader = Reader.eager(stream, null);

        stream.close();
        stream.close();
        reader.texts();
        tasks.insert(1, 1);

        assertThat(reader.texts()).isEmpty();
        assertThat(query.snapshot().rows()).hasSize(1);
    }

    @Test
    void close_stopsWhatFeedsTheStream() {
        Sinks.Many<Integer> values = Sinks.many().multicast().directBestEffort();
        stream.value("value", values.asFlux());
        assertThat(values.currentSubscriberCount()).isEqualTo(1);

        stream.close();

        assertThat(values.currentSubscriberCount()).isZero();
        assertThatThrownBy(() -> stream.value("late", Flux.never())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"late\"").hasMessageContaining("ended");
    }

    @Test
    void close_duringTheAddition_stopsWhatWasAdded() {
        Sinks.Many<Integer> values = Sinks.many().multicast().directBestEffort();

        stream.value("value", Flux.defer(() -> {
            stream.close();
            return values.asFlux();
        }));

        assertThat(values.currentSubscriberCount()).isZero();
    }

    @Test
    void events_ofAClosedStream_completeAtOnce() {
        stream.close();

        StepVerifier.create(stream.events(null)).verifyComplete();
    }

    @Test
    void query_thatIsClosed_leavesItsLastRows() {
        tasks.insert(1, 1);
        query.close();

        Reader reader = Reader.eager(stream, null);

        assertThat(reader.frames()).singleElement().extracting(event -> event.frame().path("keys").size()).isEqualTo(1);
        assertThat(reader.isComplete()).isFalse();
    }

    @Test
    void cancel_stopsTheKeepAlive() {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            Reader reader = Reader.eager(stream, null);
            assertThat(time.getScheduledTaskCount()).isEqualTo(1);
            time.advanceTimeBy(Duration.ofSeconds(15));
            assertThat(reader.texts()).contains(": keep-alive\n\n");

            reader.cancel();
            time.advanceTimeBy(Duration.ofSeconds(60));

            assertThat(reader.texts()).isEmpty();
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    /** A reader that throws at a change. */
    private static final class Throwing implements CoreSubscriber<String> {
        private final Throwable fault;
        private Throwable failure = new AssertionError("it was not told");

        private Throwing(Throwable fault) {
            this.fault = fault;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String event) {
            if (event.contains("\"change\"")) {
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            }
        }

        @Override
        public void onError(Throwable reason) {
            failure = reason;
        }

        @Override
        public void onComplete() {
            failure = new AssertionError("it completed");
        }
    }

    /** A reader that leaves it to the test what it asks for, whatever that is. */
    private static final class Requesting implements CoreSubscriber<String> {
        private final List<Object> seen = new ArrayList<>();
        private Subscription subscription = Operators.emptySubscription();

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(String event) {
            seen.add(event);
        }

        @Override
        public void onError(Throwable reason) {
            seen.add(reason);
        }

        @Override
        public void onComplete() {
            seen.add("complete");
        }
    }
}
