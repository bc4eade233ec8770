package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.examples.departures.BackendControl;
import dev.millrace.examples.departures.board.Departures;

/** How long views live, in virtual time; there is no backend. */
class ViewsTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Duration LINGER = Duration.ofSeconds(60);

    /** Begun in real time: a session that asks on threads of its own would move the virtual time from there, and not wait for it. */
    private final Departures departures = new Departures(NOWHERE, Duration.ofDays(1));
    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final Figures figures = new Figures(departures, new BackendControl(NOWHERE), 0);
    private final SharedChannels shared = new SharedChannels(departures, new Holds(departures), figures);
    private final Views views = new Views(this::create);
    private int made;

    private boolean broken;

    private View create() {
        made++;
        return new View(departures, shared, new ObjectMapper().registerModule(new SimpleModule().addSerializer(
                View.Filter.class, new WhileNotBroken())));
    }

    /**
     * Lets time go on, and waits until all that is due is done: a session that is refused schedules its next attempt in virtual time from a
     * thread of its own, and does whatever is due at that moment there.
     */
    private void advance(Duration by) {
        CountDownLatch done = new CountDownLatch(1);
        time.schedule(done::countDown, by.toNanos(), TimeUnit.NANOSECONDS);
        time.advanceTimeBy(by);
        try {
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private View find(String id) {
        return Objects.requireNonNull(views.use(id, Mono::just).blockLast());
    }

    /** Writes filters, unless the test wants that to fail. */
    private final class WhileNotBroken extends JsonSerializer<View.Filter> {
        @Override
        public void serialize(View.Filter filter, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            if (broken) {
                throw new IOException("no filter can be written");
            }
            json.writeString(filter.toString());
        }
    }

    @AfterEach
    void close() {
        views.close();
        shared.close();
        departures.close();
        VirtualTimeScheduler.reset();
    }

    @Test
    void view_livesAsLongAsSomebodyReadsIt() {
        Disposable first = views.events("a", null).subscribe();
        Disposable second = views.events("a", null).subscribe();
        first.dispose();
        advance(LINGER.multipliedBy(10));

        View kept = find("a");
        second.dispose();

        assertThat(find("a")).isSameAs(kept);
        assertThat(made).isEqualTo(1);
    }

    @Test
    void view_thatNobodyReads_lingersForAWhile() {
        views.events("a", null).subscribe().dispose();
        advance(LINGER.minusSeconds(1));

        Disposable back = views.events("a", null).subscribe();
        advance(LINGER.multipliedBy(10));
        assertThat(made).as("it came back in time").isEqualTo(1);

        back.dispose();
        advance(LINGER);
        find("a");
        assertThat(made).as("it was away too long").isEqualTo(2);
    }

    @Test
    void view_thatIsNeverRead_isForgotten() {
        View first = find("a");
        assertThat(find("a")).isSameAs(first);

        advance(LINGER);

        assertThat(find("a")).isNotSameAs(first);
        assertThat(made).isEqualTo(2);
    }

    @Test
    void views_ofManyBrowsers_areTheirOwn() {
        assertThat(find("a")).isNotSameAs(find("b"));
    }

    @Test
    void view_thatIsUsed_isNotForgottenMeanwhile() {
        Sinks.Empty<Void> request = Sinks.empty();
        Disposable use = views.use("a", view -> {
            time.advanceTimeBy(LINGER.multipliedBy(10)); // done when this task ends
            view.show(null, null, 1);
            return request.asMono();
        }).subscribe();
        advance(LINGER.multipliedBy(10));
        find("a");
        assertThat(made).isEqualTo(1);

        request.tryEmitEmpty();
        advance(LINGER);
        find("a");

        assertThat(made).isEqualTo(2);
        assertThat(use.isDisposed()).isTrue();
    }

    @Test
    void view_whoseUseFails_staysAsItIs() {
        View first = find("a");

        assertThatThrownBy(() -> views.use("a", view -> Mono.fromRunnable(() -> view.show("XX", null, 0))).blockLast())
                .isInstanceOf(View.UnknownFilterException.class);

        assertThat(find("a")).isSameAs(first);
    }

    @Test
    void view_thatFails_saysWhyAndIsNotFoundAgain() {
        broken = true;
        List<String> told = views.events("a", null).collectList().block();

        assertThat(told).last().asString().startsWith("event: failed").contains("no filter can be written");
        broken = false;
        List<String> events = new ArrayList<>();
        views.events("a", null).subscribe(events::add);

        assertThat(made).isEqualTo(2);
        assertThat(events).anyMatch(event -> event.contains("\"channel\":\"view\""))
                .noneMatch(event -> event.startsWith("event: failed"));
    }
}
