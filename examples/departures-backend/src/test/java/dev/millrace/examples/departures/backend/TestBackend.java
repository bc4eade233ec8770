package dev.millrace.examples.departures.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.millrace.examples.departures.backend.model.Airport;
import dev.millrace.examples.departures.backend.model.FlightPlan;
import dev.millrace.examples.departures.backend.model.Timetable;

/** A backend in this process and a client of it. */
final class TestBackend implements AutoCloseable {
    /** Ten flights, scheduled from midnight on, 10 minutes apart, each 30 minutes late; three airports. */
    static final Timetable SMALL = new Timetable(
            IntStream.rangeClosed(1, 10)
                    .mapToObj(id -> new FlightPlan(
                            id, LocalDateTime.of(2001, 1, 1, 0, 0).plusMinutes(10L * id), 30, 337, "SFO", "LAX"))
                    .toList(),
            List.of(
                    new Airport("SFO", "San Francisco International", "San Francisco", "CA", "USA", 37.5, -122.25, 1),
                    new Airport("LAX", "Los Angeles International", "Los Angeles", "CA", "USA", 33.75, -118.5, 1),
                    new Airport("CLD", "MC Clellan-Palomar Airport", "NA", "NA", "USA", 33.125, -117.25, 1)));

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final DeparturesBackend backend;

    private TestBackend(DeparturesBackend backend) {
        this.backend = backend;
    }

    /** Starts one with the small timetable and a clock that stands still. */
    static TestBackend small() {
        return small(BackendOptions.defaults().withSpeed(0));
    }

    static TestBackend small(BackendOptions options) {
        return new TestBackend(DeparturesBackend.start(options, SMALL));
    }

    /** Starts one with the packaged timetable. */
    static TestBackend full(BackendOptions options) {
        return new TestBackend(DeparturesBackend.start(options));
    }

    int port() {
        return backend.port();
    }

    URI uri(String path) {
        return backend.uri().resolve(path);
    }

    /** Sends a request without a body; the headers are names and values in turn. */
    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** Sends a JSON body, in which single quotes stand for double ones. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return send(method, path, BodyPublishers.ofString(body.replace('\'', '"')), all);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30)).method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", interrupted);
        }
    }

    void advance(int minutes) {
        HttpResponse<String> answer = send("POST", "/admin/clock/advance", "{'minutes':" + minutes + "}");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("advance failed: " + answer.body());
        }
    }

    void faults(String body) {
        HttpResponse<String> answer = send("PUT", "/admin/faults", body);
        if (answer.statusCode() != 204) {
            throw new IllegalStateException("setting faults failed: " + answer.body());
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return parse(response.body());
    }

    /** Reads JSON in which single quotes stand for double ones. */
    static JsonNode json(String text) {
        return parse(text.replace('\'', '"'));
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not JSON: " + text, malformed);
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
