package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

import dev.millrace.examples.departures.browser.Chromium;
import dev.millrace.examples.departures.browser.Tab;
import dev.millrace.ui.web.WebStream;

/** A page whose stream fails on the server: it learns why, and goes on with the stream that takes its place. */
@Tag("browser")
class FailedStreamPageTest {

    private static final String PAGE =
            """
                    <!doctype html><title>figure</title><body><script type="module">
                    import { LiveStream } from '/millrace.js';
                    const stream = new LiveStream('/events', { firstPause: 50 });
                    window.states = [];
                    stream.onStatus((state) => window.states.push(state));
                    stream.value('figure').subscribe((value) => { window.figure = value; });
                    stream.open();
                    </script>""";

    private final Sinks.Many<Integer> figures = Sinks.many().replay().latestOrDefault(1);
    private final AtomicReference<WebStream> current =
            new AtomicReference<>(new WebStream(new ObjectMapper()).value("figure", figures.asFlux()));
    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).route(routes -> {
        routes.get("/", (request, response) -> send(response, "text/html", PAGE));
        WebStream.scripts().forEach((name, source) -> routes.get("/" + name,
                (request, response) -> send(response, "text/javascript", source)));
        routes.get("/events", (request, response) -> response.sse()
                .sendString(current.get().events(request.requestHeaders().get("Last-Event-ID")).onErrorComplete(),
                        StandardCharsets.UTF_8));
    }).bindNow();
    private Chromium browser;

    private static Mono<Void> send(HttpServerResponse response, String type, String text) {
        return response.header("Content-Type", type).sendString(Mono.just(text), StandardCharsets.UTF_8).then();
    }

    @BeforeEach
    void start() throws IOException {
        browser = Chromium.start();
    }

    @AfterEach
    void close() {
        browser.close();
        current.get().close();
        server.disposeNow(Duration.ofSeconds(5));
    }

    @Test
    void stream_thatFails_tellsThePageWhyAndIsReplaced() {
        Tab tab = browser.open("http://127.0.0.1:" + server.port() + "/", 400, 300);
        tab.await("window.figure === 1");

        current.set(new WebStream(new ObjectMapper()).value("figure", Flux.just(2)));
        figures.tryEmitError(new IOException("the figures are gone"));

        tab.await("window.figure === 2");
        tab.await("window.states.at(-1).status === 'live'");
        assertThat(tab.evaluate("window.states.find(({ status }) => status === 'broken').reason").textValue())
                .isEqualTo("Channel \"figure\" has failed and with it the stream: the figures are gone");
        assertThat(tab.errors()).isEmpty();
    }
}
