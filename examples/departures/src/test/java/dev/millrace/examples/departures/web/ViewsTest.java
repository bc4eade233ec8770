package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.examples.departures.BackendControl;
import dev.millrace.examples.departures.board.Departures;

/** How long views live, in virtual time; there is no backend. */
class ViewsTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Duration LINGER = Duration.ofSeconds(60);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final Departures departures = new Departures(NOWHERE, Duration.ofDays(1));
    private final Figures figures = new Figures(departures, new BackendControl(NOWHERE), 0);
    private final SharedChannels shared = new SharedChannels(departures, new Holds(departures), figures);
    private final Views views = new Views(this::create);
    private int made;

    private View create() {
        made++;
        return new View(departures, shared, new ObjectMapper());
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
        time.advanceTimeBy(LINGER.multipliedBy(10));

        View kept = views.find("a");
        second.dispose();

        assertThat(views.find("a")).isSameAs(kept);
        assertThat(made).isEqualTo(1);
    }

    @Test
    void view_thatNobodyReads_lingersForAWhile() {
        views.events("a", null).subscribe().dispose();
        time.advanceTimeBy(LINGER.minusSeconds(1));

        Disposable back = views.events("a", null).subscribe();
        time.advanceTimeBy(LINGER.multipliedBy(10));
        assertThat(made).as("it came back in time").isEqualTo(1);

        back.dispose();
        time.advanceTimeBy(LINGER);
        views.find("a");
        assertThat(made).as("it was away too long").isEqualTo(2);
    }

    @Test
    void view_thatIsNeverRead_isForgotten() {
        View first = views.find("a");
        assertThat(views.find("a")).isSameAs(first);

        time.advanceTimeBy(LINGER);

        assertThat(views.find("a")).isNotSameAs(first);
        assertThat(made).isEqualTo(2);
    }

    @Test
    void views_ofManyBrowsers_areTheirOwn() {
        assertThat(views.find("a")).isNotSameAs(views.find("b"));
    }
}
