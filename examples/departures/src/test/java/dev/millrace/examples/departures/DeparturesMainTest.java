package dev.millrace.examples.departures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DeparturesMainTest {

    @Test
    void program_showsTheBoardUntilItIsStopped() throws Exception {
        try (Program program = Program.start("--port", "0")) {
            URI backend = program.backend();
            URI board = program.board();
            assertThat(body(board)).contains("<h1>Departures</h1>");
            assertThat(body(backend.resolve("/health"))).contains("\"2001-01-01T0");

            program.interrupt();

            assertThat(program.line()).isEqualTo("stopped");
            assertThat(program.exitCode()).isEqualTo(143);
            assertThatThrownBy(() -> body(backend)).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> body(board)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void program_whosePortIsTaken_takesAnother() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Program program = Program.start("--port", String.valueOf(taken.getLocalPort()))) {
            URI board = program.board();

            assertThat(board.getPort()).isNotEqualTo(taken.getLocalPort());
            assertThat(body(board)).contains("<h1>Departures</h1>");
        }
    }

    @Test
    void program_thatIsKilled_takesItsBackendWithIt() throws Exception {
        try (Program program = Program.start("--port", "0")) {
            program.board();
            List<ProcessHandle> children = program.children();
            assertThat(children).hasSize(1);

            program.kill();

            assertThat(children.get(0).onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }

    @Test
    void wrongOptions_areAnsweredWithTheUsage() throws Exception {
        try (Program program = Program.start("--port", "eighty")) {
            assertThat(program.errors()).contains("--port takes a whole number").contains("but was given eighty")
                    .contains(Options.USAGE);
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    private static String body(URI address) throws IOException {
        try (InputStream body = address.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
