package dev.millrace.examples.departures;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import dev.millrace.sync.api.Position;

/** The backend's clock, health and faults: what a demonstration turns, not what an adapter uses. Safe from any thread. */
public final class BackendControl {

    /**
     * What the backend says of itself.
     *
     * @param now its simulated time
     * @param position how far its sequence of changes has come
     */
    public record Health(LocalDateTime now, Position position) {
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI backend;

    /**
     * Controls a backend.
     *
     * @param backend its address
     */
    public BackendControl(URI backend) {
        this.backend = backend;
    }

    /**
     * Asks for its health.
     *
     * @return its time and position; fails if it cannot be reached
     */
    public Mono<Health> health() {
        return send("GET", "/health", "").map(answer -> {
            String token = answer.required("token").asText();
            int colon = token.lastIndexOf(':');
            Position position =
                    new Position(token.substring(0, colon), Long.parseLong(token.substring(colon + 1)), token);
            return new Health(LocalDateTime.parse(answer.required("now").asText()), position);
        });
    }

    /**
     * Sets the speed of the simulated clock.
     *
     * @param speed how many times faster than real time
     * @return the moment it is set
     */
    public Mono<Void> speed(double speed) {
        return send("PUT", "/admin/clock", "{\"speed\":" + speed + "}").then();
    }

    /**
     * Moves the simulated clock.
     *
     * @param minutes by how much
     * @return the moment all that happened in between is done
     */
    public Mono<Void> advance(int minutes) {
        return send("POST", "/admin/clock/advance", "{\"minutes\":" + minutes + "}").then();
    }

    /**
     * Makes the backend refuse the next write.
     *
     * @param reason what it says
     * @return the moment it is set
     */
    public Mono<Void> refuseNextWrite(String reason) {
        String body = json.createObjectNode()
                .set("writes", json.createObjectNode().put("next", 1).put("status", 422).put("message", reason))
                .toString();
        return send("PUT", "/admin/faults", body).then();
    }

    /**
     * Sets any faults.
     *
     * @param faults as the backend's interface wants them
     * @return the moment they are set
     */
    public Mono<Void> faults(String faults) {
        return send("PUT", "/admin/faults", faults).then();
    }

    private Mono<JsonNode> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(backend.resolve(path)).timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        return Mono.create(sink -> {
            AtomicBoolean awaited = new AtomicBoolean(true);
            sink.onCancel(() -> awaited.set(false));
            client.sendAsync(request, BodyHandlers.ofString()).whenComplete((response, fault) -> {
                if (awaited.get()) { // else a fault would be logged as one that nobody took
                    answer(sink, method + " " + path, response, fault);
                }
            });
        });
    }

    private void answer(MonoSink<JsonNode> sink, String asked, @Nullable HttpResponse<String> response,
            @Nullable Throwable fault) {
        if (response == null) {
            Throwable reason = fault instanceof CompletionException ? fault.getCause() : fault;
            sink.error(new IOException("The backend at " + backend + " cannot be reached for " + asked + ": " + reason,
                    fault));
        } else if (response.statusCode() / 100 != 2) {
            sink.error(new IOException(asked + " was answered with " + response.statusCode() + ": " + response.body()));
        } else {
            try {
                sink.success(json.readTree(response.body()));
            } catch (JsonProcessingException e) {
                sink.error(e);
            }
        }
    }
}
