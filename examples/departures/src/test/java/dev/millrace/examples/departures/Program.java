package dev.millrace.examples.departures;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as it is started, in a process of its own. */
final class Program implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private Program(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static Program start(String... arguments) throws IOException {
        return startWith(StandardCharsets.UTF_8, arguments);
    }

    /** Starts it where texts are encoded otherwise by default. */
    static Program startWith(Charset encoding, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=" + encoding.name(), "-cp",
                        System.getProperty("java.class.path"),
                        "-Ddepartures.backend.classpath=" + System.getProperty("departures.backend.classpath"),
                        DeparturesMain.class.getName()));
        command.addAll(List.of(arguments));
        return new Program(new ProcessBuilder(command).start());
    }

    /** Where it says the backend is; the first thing to ask for. */
    URI backend() throws IOException {
        return URI.create(lineAfter("departures backend: "));
    }

    /** Where it says the page is. */
    URI board() throws IOException {
        return URI.create(lineAfter("departures board: ").replaceFirst(" .*", ""));
    }

    private String lineAfter(String start) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length()).trim();
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the program ended without saying \"" + start + "…\", but: " + said + errors());
    }

    /** What it says next; "null" at its end. */
    String line() throws IOException {
        return String.valueOf(output.readLine());
    }

    /** All that it says of errors until its end. */
    String errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Asks it to end, as Ctrl-C does. */
    void interrupt() {
        process.toHandle().destroy(); // the process itself would close its output first
    }

    /** Ends it without asking. */
    void kill() {
        process.destroyForcibly();
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the program does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
