package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.BackendControl;
import dev.millrace.examples.departures.BackendProcess;
import dev.millrace.examples.departures.board.Departures;

/** A board whose backend comes later than itself. */
class LateBackendTest {

    @Test
    void backendThatIsDownAtTheStart_isToldAndFollowedOnceItIsThere() throws IOException {
        int port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port);
        BackendControl control = new BackendControl(address);
        try (Departures departures = new Departures(address, Duration.ofMillis(50));
                BoardServer server = BoardServer.start(departures, control, 0, 0);
                ViewClient page = ViewClient.connect(URI.create(server.address()), UUID.randomUUID().toString())) {
            page.awaitValue("sync", "/flights/status", "RETRYING").awaitValue("sync", "/airports/status", "RETRYING");
            assertThat(page.value("sync").at("/flights/message").textValue()).contains(String.valueOf(port));
            page.await("figures", shown -> shown.value("stats").has("now"));
            assertThat(page.value("stats").path("now").isNull()).isTrue();
            assertThat(page.rows("board")).isEmpty();
            assertThat(page.rows("late")).extracting(Object::toString).containsExactly("0");

            try (BackendProcess backend = BackendProcess.start(0, port)) {
                assertThat(backend.address()).isEqualTo(address);
                control.advance(TestBoard.MINUTES_TO_MORNING).block(TestBoard.PATIENCE);

                page.awaitValue("sync", "/flights/status", "LIVE").awaitValue("sync", "/airports/status", "LIVE");
                page.await("rows", shown -> shown.rows("board").size() == 25);
                page.awaitValue("stats", "/now", "2001-01-01T10:00");
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
