package dev.millrace.examples.departures.backend;

import static dev.millrace.examples.departures.backend.TestBackend.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.netty.ChannelBindException;

class RestartTest {
    @Test
    void start_again_takesTheSamePortUnderAnotherEpoch() {
        TestBackend first = TestBackend.small();
        int port = first.port();
        JsonNode page = json(first.get("/airports?limit=1"));
        first.close();

        assertThatThrownBy(() -> first.get("/health"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ConnectException.class);

        try (TestBackend second =
                TestBackend.small(BackendOptions.defaults().withSpeed(0).withPort(port))) {
            assertThat(second.port()).isEqualTo(port);
            for (String query : new String[] {
                "since=" + page.path("token").textValue(), "cursor=" + page.path("nextCursor").textValue()
            }) {
                HttpResponse<String> answer = second.get("/airports?" + query);
                assertThat(answer.statusCode()).isEqualTo(410);
                assertThat(json(answer).path("message").textValue()).contains("another run");
            }
        }
    }

    /** A connection left open by a server that is gone would let its client wait for ever. */
    @RepeatedTest(20)
    void close_endsIdleConnections() throws IOException {
        TestBackend backend = TestBackend.small();
        try (Socket idle = ask(backend, "/health")) {
            assertThat(idle.getInputStream().read()).isEqualTo('H');

            backend.close();

            assertThat(rest(idle)).startsWith("TTP/1.1 200");
        }
    }

    @Test
    void close_whileARequestWaits_endsIt() throws IOException {
        TestBackend backend = TestBackend.small();
        backend.faults("{'reads':{'next':1,'delayMillis':600000}}");
        try (Socket waiting = ask(backend, "/flights")) {
            while (json(backend.get("/admin/faults")).path("reads").path("next").intValue() != 0) {
                Thread.onSpinWait(); // until the request has arrived
            }

            backend.close();

            assertThat(rest(waiting)).isEmpty();
        }
    }

    /** Sends a request by hand: a client proper would send it again over another connection. */
    private static Socket ask(TestBackend backend, String path) throws IOException {
        Socket socket = new Socket("127.0.0.1", backend.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void close_twice_doesNothing() {
        TestBackend backend = TestBackend.small();

        backend.close();
        backend.close();

        assertThatThrownBy(() -> backend.get("/health")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void start_onATakenPort() {
        try (TestBackend first = TestBackend.small()) {
            BackendOptions taken = BackendOptions.defaults().withPort(first.port());

            assertThatThrownBy(() -> TestBackend.small(taken)).isInstanceOf(ChannelBindException.class);
            assertThat(first.get("/health").statusCode()).isEqualTo(200);
        }
    }
}
