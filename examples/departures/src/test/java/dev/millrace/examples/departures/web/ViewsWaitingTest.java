package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

import dev.millrace.examples.departures.BackendControl;
import dev.millrace.examples.departures.board.Departures;

/** That a view which takes long to make holds up nobody else. */
@Timeout(60)
class ViewsWaitingTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final Departures departures = new Departures(NOWHERE, Duration.ofDays(1));
    private final Figures figures = new Figures(departures, new BackendControl(NOWHERE), 0);
    private final SharedChannels shared = new SharedChannels(departures, new Holds(departures), figures);

    @AfterEach
    void close() {
        shared.close();
        departures.close();
    }

    @Test
    void view_thatIsBeingMade_holdsUpNeitherItsCallerNorOthers() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicReference<Thread> maker = new AtomicReference<>();
        Views views = new Views(() -> {
            if (maker.compareAndSet(null, Thread.currentThread())) {
                begun.countDown();
                awaitUninterrupted(mayEnd);
            }
            return new View(departures, shared, new ObjectMapper());
        });

        Mono<View> slow = views.use("a", Mono::just).next().cache();
        slow.subscribe();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        View other = views.use("b", Mono::just).blockLast(Duration.ofSeconds(30));
        mayEnd.countDown();

        assertThat(slow.block(Duration.ofSeconds(30))).isNotNull().isNotSameAs(other);
        assertThat(maker.get()).isNotSameAs(Thread.currentThread());
        views.close();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
