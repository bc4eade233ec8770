package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Hooks;

import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.SyncException;

/** Pages of a backend that does not answer as it should. */
class RestAdapterFaultsTest {

    /** A row whose key may be missing. */
    public record Place(@Nullable String code, @Nullable String name) {
    }

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Position SINCE = new RestPosition.Since(new ServerToken("e", 5)).toPosition();

    private final TestServer server = new TestServer();
    private final RestPolling source = RestPolling.of(server.address("/flights?key=secret"));
    private final FetchAdapter<Flight> adapter = (FetchAdapter<Flight>) source.adapter(Flight.RELATION);

    private final List<Throwable> dropped = new CopyOnWriteArrayList<>();

    @BeforeEach
    void watchForErrorsNobodyTakes() {
        Hooks.onErrorDropped(dropped::add);
    }

    @AfterEach
    void stop() {
        server.close();
        Hooks.resetOnErrorDropped();
        assertThat(dropped).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"408,TRANSIENT", "425,TRANSIENT", "429,TRANSIENT", "500,TRANSIENT", "502,TRANSIENT", "503,TRANSIENT",
        "504,TRANSIENT",
        "410,RESET", "400,FATAL", "401,FATAL", "403,FATAL", "404,FATAL", "405,FATAL", "422,FATAL", "301,FATAL",
        "307,FATAL",
        "304,FATAL", "202,PROTOCOL", "206,PROTOCOL"})
    void status_saysWhatFollows(int status, SyncException.Kind kind) {
        server.json(status, status == 304 ? "" : "{\"error\":\"E\",\"message\":\"the reason\"}");

        SyncException fault = fail(SINCE);

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault).hasMessageContaining("GET " + server.address("/flights"))
                .hasMessageContaining(String.valueOf(status))
                .hasMessageNotContaining("secret");
        if (status >= 400) {
            assertThat(fault).hasMessageContaining("the reason");
        }
    }

    @Test
    void redirect_saysWhereItPoints() {
        server.answer(302, Map.of("Location", "https://login.example.org"), "");

        assertThat(fail(null)).hasMessageContaining("https://login.example.org");
    }

    @Test
    void retryAfter_isHandedOn() {
        server.answer(503, Map.of("Retry-After", "17"), "");
        server.answer(429, Map.of("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"), "busy");

        assertThat(fail(null).retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(fail(null)).hasMessageContaining("busy").extracting(SyncException::retryAfter)
                .isEqualTo(Optional.of(Duration.ZERO));
    }

    @Test
    void errorThatIsNoJson_isShownCut() {
        server.answer(500, Map.of("Content-Type", "text/html"), "<h1>oops</h1>" + "x".repeat(100_000));
        server.answer(500, Map.of("Content-Type", "application/json"), "{\"message\":");
        server.answer(500, Map.of("Content-Type", "application/json"), "[]");
        server.answer(404, Map.of(), "");

        assertThat(fail(null).getMessage()).contains("oops").hasSizeLessThan(1_500);
        assertThat(fail(null)).hasMessageContaining("{\"message\":");
        assertThat(fail(null)).hasMessageContaining("500: []");
        assertThat(fail(null))
                .hasMessageEndingWith("status 404; unless somebody mends that, asking again will not help");
    }

    @Test
    void pageOfALogin_isMalformed() {
        server.answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), "<html>please log in</html>");
        server.answer(200, Map.of(), page(Flight.json(1, "0")));

        assertThat(fail(null)).matches(fault -> fault.kind() == SyncException.Kind.PROTOCOL)
                .hasMessageContaining("text/html").hasMessageContaining("please log in");
        assertThat(fail(null)).hasMessageContaining("no content type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "\"late\" | expected an int, found the string \"late\" | $.items[1].delay | \"late\"",
        "null | expected an int, found null | $.items[1].delay | null",
        "1.5 | expected an int, found the number 1.5 | $.items[1].delay | 1.5",
        "1,\"scheduled\":7 | expected each field once | $.items[1].scheduled | items"})
    void malformedRow_isNamedByItsPath(String delay, String message, String place, String excerpt) {
        server.json(200, page(Flight.json(1, "0"), Flight.json(2, delay)));

        SyncException fault = fail(null);

        assertThat(fault.kind()).isEqualTo(SyncException.Kind.PROTOCOL);
        assertThat(fault).hasMessageContaining(message).hasMessageContaining("GET " + server.address("/flights"));
        assertThat(fault.place().orElseThrow()).startsWith(place);
        assertThat(fault.excerpt().orElseThrow()).contains(excerpt);
    }

    @Test
    void rowOfTheWrongShape_isNamedByItsPath() {
        server.json(200, page("17"));
        server.json(200, page(Flight.json(1, "0").replace("\"delay\":0,", "")));
        server.json(200, page(Flight.json(1, "0").replace("2001-01-01T06:05", "2001-01-01T26:05")));
        server.json(200, page(Flight.json(1, "0").replace("SCHEDULED", "LOST")));

        assertThat(fail(null))
                .hasMessageContaining("expected an object of Flight, found the number 17, at $.items[0]: 17");
        assertThat(fail(null)).hasMessageContaining("expected an int, found nothing, at $.items[0].delay: {\"id\":1");
        assertThat(fail(null)).hasMessageContaining("2001-01-01T26:05").hasMessageContaining("at $.items[0].scheduled");
        assertThat(fail(null)).hasMessageContaining("expected one of [SCHEDULED, DEPARTED]");
    }

    @Test
    void rowWithoutKey_isMalformed() {
        RelationRef<Place> places = RelationRef.of("places", Place.class, Place::code);
        FetchAdapter<Place> keyed = (FetchAdapter<Place>) source.adapter(places);
        server.json(200, page("{\"code\":\"SFO\"}", "{\"code\":null,\"name\":\"lost\"}"));

        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> keyed.fetch(null).block(SOON))
                .withMessageContaining("expected the row's key, found nothing, at $.items[1].code: null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "{} | $.items",
        "[] | $",
        "{\"items\":{},\"nextCursor\":null,\"hasMore\":false,\"token\":\"e:1\"} | $.items",
        "{\"items\":[],\"nextCursor\":null,\"hasMore\":false} | $.token",
        "{\"items\":[],\"nextCursor\":null,\"hasMore\":false,\"token\":17} | $.token",
        "{\"items\":[],\"nextCursor\":null,\"hasMore\":false,\"token\":\"seventeen\"} | $.token",
        "{\"items\":[],\"nextCursor\":null,\"token\":\"e:1\"} | $.hasMore",
        "{\"items\":[],\"nextCursor\":null,\"hasMore\":\"no\",\"token\":\"e:1\"} | $.hasMore",
        "{\"items\":[],\"nextCursor\":null,\"hasMore\":true,\"token\":\"e:1\"} | $.nextCursor"})
    void malformedSnapshot_isNamedByItsPath(String body, String place) {
        server.json(200, body);

        assertThat(fail(null)).matches(fault -> fault.kind() == SyncException.Kind.PROTOCOL)
                .extracting(fault -> fault.place()
                        .orElseThrow())
                .isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "{\"items\":[],\"hasMore\":false,\"token\":\"e:6\"} | $.deleted",
        "{\"items\":[],\"deleted\":[1,\"2\"],\"hasMore\":false,\"token\":\"e:6\"} | $.deleted[1]",
        "{\"items\":[],\"deleted\":[null],\"hasMore\":false,\"token\":\"e:6\"} | $.deleted[0]",
        "{\"items\":[],\"deleted\":[],\"hasMore\":false} | $.token",
        "{\"items\":[],\"deleted\":[],\"token\":\"e:6\"} | $.hasMore"})
    void malformedChanges_areNamedByTheirPath(String body, String place) {
        server.json(200, body);

        assertThat(fail(SINCE)).matches(fault -> fault.kind() == SyncException.Kind.PROTOCOL)
                .extracting(fault -> fault.place()
                        .orElseThrow())
                .isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"items\":[", "{\"items\":[]} {}", "not JSON", "{\"items\":NaN}"})
    void bodyThatIsNoJson_isMalformed(String body) {
        server.json(200, body);

        assertThat(fail(null)).matches(fault -> fault.kind() == SyncException.Kind.PROTOCOL)
                .hasMessageContaining("expected");
    }

    @Test
    void pageWithSomethingBehindIt_isMalformed() {
        server.json(200, page() + " {}");

        assertThat(fail(null)).matches(fault -> fault.kind() == SyncException.Kind.PROTOCOL)
                .hasMessageContaining("expected one JSON value, found after it an object");
    }

    @Test
    void backendThatIsDown_isAPassingFault() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/flights");
        }
        FetchAdapter<Flight> lonely = (FetchAdapter<Flight>) RestPolling.of(nobody).adapter(Flight.RELATION);

        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> lonely.fetch(null).block(SOON))
                .matches(fault -> fault.kind() == SyncException.Kind.TRANSIENT)
                .withMessageContaining(nobody + " found no server there")
                .withCauseInstanceOf(ConnectException.class);
    }

    @Test
    void connectionThatBreaks_isAPassingFault() {
        server.answer(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
        });

        assertThat(fail(null).kind()).isEqualTo(SyncException.Kind.TRANSIENT);
    }

    @Test
    void answerThatTakesTooLong_isAPassingFault() throws InterruptedException {
        CountDownLatch givenUp = new CountDownLatch(2);
        FetchAdapter<Flight> hasty =
                (FetchAdapter<Flight>) source.timeout(Duration.ofMillis(300)).adapter(Flight.RELATION);
        server.answer(exchange -> givenUp.countDown());
        server.answer(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            writeUntilBroken(exchange.getResponseBody(), givenUp);
        });
        server.answer(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            writeUntilBroken(exchange.getResponseBody(), givenUp);
        });

        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> hasty.fetch(null).block(SOON))
                .matches(fault -> fault.kind() == SyncException.Kind.TRANSIENT);
        assertThatExceptionOfType(SyncException.class).as("the head comes in time, the body never ends")
                .isThrownBy(() -> hasty.fetch(null).block(SOON))
                .matches(fault -> fault.kind() == SyncException.Kind.TRANSIENT).withMessageContaining("PT0.3S");
        assertThat(givenUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancelledFetch_endsTheRequest() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch broken = new CountDownLatch(1);
        server.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            begun.countDown();
            writeUntilBroken(exchange.getResponseBody(), broken);
        });

        Disposable fetch = adapter.fetch(null).subscribe();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        fetch.dispose();

        assertThat(broken.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Writes a body without end until nobody is there to read it. */
    private static void writeUntilBroken(OutputStream body, CountDownLatch broken) {
        byte[] blanks = " ".repeat(1_024).getBytes(StandardCharsets.US_ASCII);
        try {
            while (true) {
                body.write(blanks);
                body.flush();
                // Slowly: the point is a body that does not end, not one that fills the memory.
                LockSupport.parkNanos(1_000_000);
            }
        } catch (IOException e) {
            broken.countDown();
        }
    }

    private SyncException fail(@Nullable Position position) {
        return assertThatExceptionOfType(SyncException.class).isThrownBy(() -> adapter.fetch(position).block(SOON))
                .actual();
    }

    private static String page(String... rows) {
        return "{\"items\":[%s],\"nextCursor\":null,\"hasMore\":false,\"token\":\"e:1\"}"
                .formatted(String.join(",", rows));
    }
}
