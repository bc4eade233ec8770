package dev.millrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultEventExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import dev.millrace.collections.LiveQuery;

/** A stream over the wire, from a real server. */
@Timeout(60)
class WebStreamHttpTest {

    private final Tasks tasks = new Tasks();
    private final LiveQuery<Tasks.Task> query = tasks.first(10);
    private final WebStream stream = new WebStream(Tasks.JSON).list("tasks", query);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final ChannelGroup connections = new DefaultChannelGroup(new DefaultEventExecutor());
    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).channelGroup(connections)
            .route(routes -> routes.get("/events", (request, response) -> response.sse()
                    .sendString(
                            stream.events(request.requestHeaders().get("Last-Event-ID")).doOnCancel(gone::countDown),
                            StandardCharsets.UTF_8)))
            .bindNow();

    /** A connection of a page, read by hand. */
    private final class Connection implements AutoCloseable {
        private final HttpURLConnection http;
        private final BufferedReader lines;

        Connection(@Nullable String lastEventId) throws IOException {
            http = (HttpURLConnection) URI.create("http://127.0.0.1:" + server.port() + "/events").toURL()
                    .openConnection();
            if (lastEventId != null) {
                http.setRequestProperty("Last-Event-ID", lastEventId);
            }
            lines = new BufferedReader(new InputStreamReader(http.getInputStream(), StandardCharsets.UTF_8));
        }

        /** The text of the next event; null at the end of the stream. */
        @Nullable
        String next() throws IOException {
            StringBuilder text = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.append(line).append('\n');
                if (line.isEmpty()) {
                    return text.toString();
                }
            }
            return null;
        }

        void readUntilShown(Page page) throws IOException {
            while (!page.shows("tasks", query)) {
                String text = next();
                assertThat(text).as("events until the page shows %s", query.snapshot()).isNotNull();
                page.receive(String.valueOf(text));
            }
        }

        @Override
        public void close() {
            http.disconnect();
        }
    }

    @AfterEach
    void close() {
        stream.close();
        server.disposeNow(Duration.ofSeconds(5));
        tasks.close();
    }

    @Test
    void page_followsResumesAndIsToldTheEnd() throws IOException {
        Page page = new Page();
        tasks.insert(1, 10);
        try (Connection first = new Connection(null)) {
            assertThat(first.http.getContentType()).isEqualTo("text/event-stream");
            assertThat(first.next()).isEqualTo("retry: 1000\n\n");
            first.readUntilShown(page);
            tasks.insert(2, "wäb ✈", 5);
            first.readUntilShown(page);
            connections.close().syncUninterruptibly();
        }
        tasks.rank(1, 1).insert(3, 3);

        try (Connection second = new Connection(page.lastEventId())) {
            assertThat(second.next()).isEqualTo("retry: 1000\n\n");
            page.receive(String.valueOf(second.next()));
            assertThat(page.keys("tasks")).as("the first event after the interruption is a change").containsExactly("1",
                    "2");
            second.readUntilShown(page);
            stream.close();
            assertThat(second.next()).isNull();
        }
    }

    @Test
    void page_thatGoesAway_isForgotten() throws Exception {
        try (Connection connection = new Connection(null)) {
            connection.next();
        }
        while (!gone.await(10, TimeUnit.MILLISECONDS)) {
            tasks.insert(tasks.all.size(), 1); // a server notices when it writes
        }
    }
}
