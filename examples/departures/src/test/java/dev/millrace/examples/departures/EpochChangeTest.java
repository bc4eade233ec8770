package dev.millrace.examples.departures;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.Store;
import dev.millrace.collections.Write;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.rest.RestPolling;

/** A backend that loses its history while it is written to, from the wire to the row. */
class EpochChangeTest {

    /** What the backend has one of. */
    public record Gauge(int id, int value) {
    }

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final RelationRef<Gauge> GAUGES = RelationRef.of("gauges", Gauge.class, Gauge::id);

    private final CountDownLatch snapshotAsked = new CountDownLatch(1);
    private final CountDownLatch snapshotAnswered = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String epoch = "a";
    private int sequence = 5_000;
    private int value = 10;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        snapshotAnswered.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void writeAcceptedWhileTheSnapshotOfANewEpochIsRead_isConfirmedAndMasksNothing() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/gauges");
        try (Store store = Store.create()) {
            LiveCollection<Integer, Gauge> gauges = store.collection("gauges", Gauge.class, Gauge::id)
                    .sync(RestPolling.of(address).every(Duration.ofMillis(50))).open();
            gauges.whenReady().block(SOON);
            loseHistory();
            snapshotAsked.await();

            Write first = gauges.update(1, set(Gauge::value).to(25));
            Write second = gauges.update(1, set(Gauge::value).to(26));
            first.accepted().block(SOON);
            snapshotAnswered.countDown();
            first.confirmed().block(SOON);
            second.confirmed().block(SOON);
            somebodySets(77);

            store.open(from(GAUGES)).changes().filter(changes -> gauges.get(1).value() == 77).blockFirst(SOON);
            assertThat(gauges.isPending(1)).isFalse();
            assertThat(gauges.base(1)).isEqualTo(new Gauge(1, 77));
        }
    }

    private synchronized void loseHistory() {
        epoch = "b";
        sequence = 10;
    }

    private synchronized void somebodySets(int other) {
        value = other;
        sequence++;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        int status = 200;
        String body;
        if (exchange.getRequestMethod().equals("PATCH")) {
            String change = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            somebodySets(Integer.parseInt(change.replaceAll("\\D", "")));
            body = "{\"token\":\"" + token() + "\"}";
        } else if (asked.contains("since=")) {
            boolean known = asked.contains("since=" + token().charAt(0) + "%3A");
            status = known ? 200 : 410;
            body = known ? "{\"items\":[" + row() + "],\"deleted\":[],\"token\":\"" + token() + "\",\"hasMore\":false}"
                    : "{\"message\":\"gone\"}";
        } else {
            body = "{\"items\":[" + row() + "],\"hasMore\":false,\"nextCursor\":null,\"token\":\"" + token() + "\"}";
            if (token().startsWith("b")) {
                snapshotAsked.countDown();
                await(snapshotAnswered);
            }
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private synchronized String token() {
        return epoch + ":" + sequence;
    }

    private synchronized String row() {
        return "{\"id\":1,\"value\":" + value + "}";
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
