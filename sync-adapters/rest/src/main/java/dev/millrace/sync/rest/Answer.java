package dev.millrace.sync.rest;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.JsonCodecException;
import dev.millrace.query.json.JsonLimits;
import dev.millrace.query.json.JsonText;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.WriteRejectedException;

/**
 * An answer of the backend, and what its status means.
 *
 * @param asked the request, for messages
 * @param response the answer
 */
record Answer(String asked, HttpResponse<byte[]> response) {

    private static final int EXCERPT_BYTES = 1_000;

    /** What has come is in memory already: its length is no reason to refuse it. */
    private static final JsonLimits IN_MEMORY = JsonLimits.DEFAULT.withLength(Integer.MAX_VALUE);

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.request().method() + " " + Endpoint.show(response.request().uri()), response);
    }

    int status() {
        return response.statusCode();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /**
     * The JSON this answer consists of.
     *
     * @throws SyncException if it is something else, such as the page of a login
     */
    JsonNode json() {
        String type = header("Content-Type").orElse("");
        if (!isJson(type)) {
            throw malformed("expected JSON, found " + (type.isEmpty() ? "no content type" : type),
                    "header Content-Type", text(), null);
        }
        JsonNode root;
        try {
            root = JsonText.parse(response.body(), IN_MEMORY);
        } catch (JsonCodecException e) {
            throw malformed(e, text());
        }
        if (!root.isObject()) {
            throw malformed("expected an object, found another JSON value", "$", root.toString(), null);
        }
        return root;
    }

    /**
     * This answer breaks the protocol.
     *
     * @param root the JSON it consists of, for an excerpt of what stands in the place, or of what nothing stands in
     */
    SyncException malformed(JsonCodecException e, JsonNode root) {
        JsonPointer place = JsonPointer.compile(e.path());
        while (place != null && root.at(place).isMissingNode()) {
            place = place.head();
        }
        return malformed(e, root.at(place == null ? JsonPointer.empty() : place).toString());
    }

    private SyncException malformed(JsonCodecException e, String excerpt) {
        return malformed("expected " + e.expected() + ", found " + e.found(), show(e.path()), excerpt, e);
    }

    /** A JSON pointer as the path that faults of synchronisation speak of. */
    private static String show(String pointer) {
        StringBuilder path = new StringBuilder("$");
        JsonPointer rest = JsonPointer.compile(pointer);
        while (!rest.matches()) {
            if (rest.getMatchingIndex() >= 0) {
                path.append('[').append(rest.getMatchingIndex()).append(']');
            } else {
                path.append('.').append(rest.getMatchingProperty());
            }
            rest = rest.tail();
        }
        return path.toString();
    }

    /** This answer to a read is none that can be used. */
    SyncException unusable() {
        return status() == 410 ? SyncException.reset(said()) : fault();
    }

    /** This answer to a write is no receipt. */
    RuntimeException refusal() {
        boolean mayPass = status() == 408 || status() == 425 || status() == 429;
        return status() >= 400 && status() < 500 && !mayPass ? rejection() : fault();
    }

    private SyncException fault() {
        int status = status();
        if (status >= 500 || status == 408 || status == 425 || status == 429) {
            Optional<Duration> wait = RetryAfter.of(response.headers(), Instant.now());
            return wait.map(floor -> SyncException.passing(said(), floor))
                    .orElseGet(() -> SyncException.passing(said(), (Throwable) null));
        }
        if (status >= 400) {
            return SyncException.fatal(said() + "; unless somebody mends that, asking again will not help", null);
        }
        if (status >= 300) {
            return SyncException.fatal(said() + " and points to " + header("Location").orElse("nowhere")
                    + "; give the address where the collection is, or a client that follows redirects", null);
        }
        return malformed("expected status 200, found " + status, "status", text(), null);
    }

    private WriteRejectedException rejection() {
        JsonNode body = errorBody();
        String code = body == null ? "" : body.path("error").asText();
        Map<String, @Nullable Object> details = body == null ? Map.of() : Json.properties(body);
        return new WriteRejectedException(code.isEmpty() ? String.valueOf(status()) : code, reason(body), details);
    }

    /** What a status says, with the backend's own words. */
    private String said() {
        JsonNode body = errorBody();
        String words = body == null ? text().strip() : body.path("message").asText();
        return asked + " was answered with status " + status() + (words.isEmpty() ? "" : ": " + cut(words));
    }

    /** The backend's words to the user, if it has any. */
    private String reason(@Nullable JsonNode body) {
        String words = body == null ? "" : body.path("message").asText();
        return words.isEmpty() ? said() : words;
    }

    /** The body, if it is a JSON object. An error need not have one: what went wrong is told by the status. */
    private @Nullable JsonNode errorBody() {
        if (!isJson(header("Content-Type").orElse(""))) {
            return null;
        }
        try {
            JsonNode body = JsonText.parse(response.body(), IN_MEMORY);
            return body.isObject() ? body : null;
        } catch (JsonCodecException e) {
            return null;
        }
    }

    private SyncException malformed(@Nullable String what, String place, String excerpt, @Nullable Throwable cause) {
        return SyncException.protocol(asked + ": " + what, place, excerpt, cause);
    }

    private String text() {
        byte[] body = response.body();
        return new String(body, 0, Math.min(body.length, EXCERPT_BYTES), StandardCharsets.UTF_8);
    }

    private static String cut(String words) {
        return words.length() <= EXCERPT_BYTES ? words : words.substring(0, EXCERPT_BYTES) + "…";
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }
}
