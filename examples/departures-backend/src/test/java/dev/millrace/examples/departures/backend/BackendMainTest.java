package dev.millrace.examples.departures.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The backend as the process that it is for its clients. */
@Timeout(60)
class BackendMainTest {
    private static final Pattern LISTENING =
            Pattern.compile("departures backend listening on (http://127\\.0\\.0\\.1:\\d+)");

    @TempDir private Path folder;

    private @Nullable Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BackendMain.class.getName()));
        command.addAll(List.of(arguments));
        Process started = new ProcessBuilder(command).redirectError(errors()).start();
        process = started;
        return started;
    }

    private File errors() {
        return folder.resolve("stderr").toFile();
    }

    private static URI addressIn(BufferedReader output) throws IOException {
        String line = output.readLine();
        assertThat(line).matches(LISTENING);
        Matcher matcher = LISTENING.matcher(line);
        assertThat(matcher.matches()).isTrue();
        return URI.create(matcher.group(1));
    }

    private static void expectHealthy(URI address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/health")).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void main_exitWithStdin_endsWithIt() throws Exception {
        Process running = start("--port", "0", "--speed", "0", "--exit-with-stdin");
        try (BufferedReader output = running.inputReader()) {
            expectHealthy(addressIn(output));

            running.getOutputStream().close();

            assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(running.exitValue()).isZero();
            assertThat(output.lines()).as("nothing else is printed").isEmpty();
        }
    }

    @Test
    void main_terminated_ends() throws Exception {
        Process running = start("--port", "0");
        try (BufferedReader output = running.inputReader()) {
            expectHealthy(addressIn(output));

            running.toHandle().destroy(); // unlike Process.destroy, it leaves the output readable

            assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(output.lines()).as("nothing else is printed").isEmpty();
        }
    }

    @Test
    void main_wrongArguments_explains() throws Exception {
        Process running = start("--prot", "1");

        assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).isEqualTo(2);
        assertThat(Files.readString(errors().toPath())).contains("unknown argument --prot", "usage: BackendMain");
    }

    @Test
    void main_takenPort_explains() throws Exception {
        try (TestBackend first = TestBackend.small()) {
            Process running = start("--port", String.valueOf(first.port()));

            assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(running.exitValue()).isEqualTo(1);
            assertThat(Files.readString(errors().toPath())).contains("cannot listen on port " + first.port());
        }
    }
}
