package dev.millrace.examples.departures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    void program_whoseDefaultEncodingIsAnother_speaksUtf8() throws Exception {
        String remark = "wäb ✈";
        try (Program program = Program.startWith(StandardCharsets.US_ASCII, "--port", "0")) {
            program.backend();
            URI board = program.board();
            assertThat(body(board)).contains("<title>Departures · Millrace</title>");
            String view = "/views/" + UUID.randomUUID();
            assertThat(send(board.resolve(view), "PUT", "{\"state\":\"Zürich\",\"page\":0}"))
                    .contains("unknown state \\\"Zürich\\\"");

            URI events = board.resolve("/events?view=" + UUID.randomUUID());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(events.toURL().openStream(), StandardCharsets.UTF_8))) {
                String flight = firstMatch(lines, Pattern.compile("\"id\":(\\d+),[^{}]*\"status\":\"SCHEDULED\""));
                assertThat(send(board.resolve("/flights/" + flight + "/hold"), "POST",
                        "{\"remark\":\"" + remark + "\"}")).contains("write");
                firstMatch(lines, Pattern.compile("(\"remark\":\"" + remark + "\")"));
            }
        }
    }

    /** Reads until a line matches; the test's time limit is the limit. */
    private static String firstMatch(BufferedReader lines, Pattern pattern) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher found = pattern.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
        }
        throw new AssertionError("the stream ended without " + pattern);
    }

    private static String send(URI address, String method, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).method(method, BodyPublishers.ofString(body)).build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
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
