package dev.millrace.examples.departures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The backend as a process of its own: it shares nothing with the board but the wire. It ends with {@link #close}, and by itself
 * if this program dies.
 */
public final class BackendProcess implements AutoCloseable {

    private static final String CLASS_PATH = "departures.backend.classpath";
    private static final String LISTENING = "departures backend listening on ";

    private final Process process;
    private final URI address;

    private BackendProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a backend on a free port.
     *
     * @param speed how many times faster than real time its clock runs; 0 for a clock that is moved by hand
     * @return the backend, listening
     * @throws IOException if it does not start
     */
    public static BackendProcess start(double speed) throws IOException {
        return start(speed, 0);
    }

    /**
     * Starts a backend.
     *
     * @param speed how many times faster than real time its clock runs; 0 for a clock that is moved by hand
     * @param port the port to listen on; 0 for a free one
     * @return the backend, listening
     * @throws IOException if it does not start
     */
    public static BackendProcess start(double speed, int port) throws IOException {
        String classPath = System.getProperty(CLASS_PATH);
        if (classPath == null) {
            throw new IllegalStateException(
                    "Where the backend's classes are is not known: set the system property " + CLASS_PATH
                            + " (./mvnw -Pdemo does)");
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
                        "dev.millrace.examples.departures.backend.BackendMain", "--port", Integer.toString(port),
                        "--speed", Double.toString(speed),
                        "--exit-with-stdin"));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            return new BackendProcess(process, awaitAddress(process));
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    private static URI awaitAddress(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()).trim());
            }
        }
        throw new IOException("The backend ended before it listened; what it said stands above");
    }

    /**
     * Where it listens.
     *
     * @return its address
     */
    public URI address() {
        return address;
    }

    /** Stops the backend and waits until it has gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
