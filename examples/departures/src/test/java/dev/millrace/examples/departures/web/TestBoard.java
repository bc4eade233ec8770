package dev.millrace.examples.departures.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.millrace.examples.departures.BackendControl;
import dev.millrace.examples.departures.BackendProcess;
import dev.millrace.examples.departures.board.BoardRow;
import dev.millrace.examples.departures.board.Departures;

/** A board served on loopback, with a backend in a process of its own whose clock is moved by hand. */
final class TestBoard implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** From the beginning of the timetable to ten in the morning. */
    static final int MINUTES_TO_MORNING = 12 * 60;

    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI backendAddress;
    private final BackendControl control;
    private final Departures departures;
    private final BoardServer server;
    private BackendProcess backend;

    private TestBoard(BackendProcess backend) {
        this.backend = backend;
        this.backendAddress = backend.address();
        this.control = new BackendControl(backendAddress);
        this.departures = new Departures(backendAddress, POLL);
        this.server = BoardServer.start(departures, control, 0, 0);
    }

    /** A board on which it is ten in the morning. */
    static TestBoard inTheMorning() {
        TestBoard board = new TestBoard(startBackend(0));
        board.departures.airports().whenReady().block(PATIENCE);
        board.departures.flights().whenReady().block(PATIENCE);
        board.advance(MINUTES_TO_MORNING);
        return board;
    }

    private static BackendProcess startBackend(int port) {
        try {
            return BackendProcess.start(0, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the clock; the store has seen all of it when this returns. */
    void advance(int minutes) {
        control.advance(minutes).block(PATIENCE);
        catchUp();
    }

    /** Waits until the store has seen all that the backend has done. */
    void catchUp() {
        BackendControl.Health health = control.health().block(PATIENCE);
        departures.flights().refresh();
        departures.flights().reached(health.position()).block(PATIENCE);
    }

    /** The backend dies. */
    void killBackend() {
        backend.close();
    }

    /** Another backend comes, at the same address, which knows nothing of what the first one did. */
    void returnBackend() {
        backend = startBackend(backendAddress.getPort());
    }

    BackendControl control() {
        return control;
    }

    Departures departures() {
        return departures;
    }

    URI address() {
        return URI.create(server.address());
    }

    /** The rows of a board as the store has them now. */
    List<BoardRow> rows() {
        try (var board = departures.openBoard(null, null)) {
            return board.snapshot().rows();
        }
    }

    /** A page with a view of its own. */
    ViewClient watch() {
        return watch(UUID.randomUUID().toString());
    }

    ViewClient watch(String view) {
        return ViewClient.connect(address(), view);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    /** Sends a request; in its JSON body single quotes stand for double ones. */
    HttpResponse<String> send(String method, String path, String body) {
        return send(request(method, path, body).build());
    }

    /** Sends a request as a browser does that shows the page of an origin. */
    HttpResponse<String> sendFrom(String origin, String method, String path, String body) {
        return send(request(method, path, body).header("Origin", origin).build());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(address().resolve(path)).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("this is no JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        server.close();
        departures.close();
        backend.close();
    }
}
