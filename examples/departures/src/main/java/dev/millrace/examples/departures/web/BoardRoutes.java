package dev.millrace.examples.departures.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

import dev.millrace.collections.RefusedWriteException;
import dev.millrace.examples.departures.BackendControl;
import dev.millrace.examples.departures.board.Airport;
import dev.millrace.examples.departures.board.Departures;

/** What the page may ask of its server. Answers refusals with what was wrong, as JSON. */
final class BoardRoutes {

    private static final int MAX_BODY = 4096;
    private static final int MAX_PAGE = 1_000_000;
    private static final double MAX_SPEED = 10_000;

    /** A request that cannot be answered as it stands. */
    private static final class BadRequestException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        BadRequestException(String message) {
            super(message);
        }
    }

    private final Departures departures;
    private final Views views;
    private final Holds holds;
    private final Figures figures;
    private final BackendControl control;
    private final ObjectMapper json;
    private final Assets assets = new Assets();

    BoardRoutes(Departures departures, Views views, Holds holds, Figures figures, BackendControl control,
            ObjectMapper json) {
        this.departures = departures;
        this.views = views;
        this.holds = holds;
        this.figures = figures;
        this.control = control;
        this.json = json;
    }

    void addTo(HttpServerRoutes routes) {
        assets.scripts()
                .forEach(name -> routes.get("/" + name, (request, response) -> send(response, assets.script(name))));
        routes.get("/", (request, response) -> send(response, assets.page("index.html")))
                .get("/assets/{name}", (request, response) -> send(response, assets.page(param(request, "name"))))
                .get("/meta", (request, response) -> guarded(response, aside(() -> new Reply(200, meta()))))
                .get("/events", this::events)
                .put("/views/{id}",
                        (request, response) -> change(request, response, body -> show(request, body)))
                .post("/flights/{id}/hold",
                        (request, response) -> change(request, response, body -> hold(request, body)))
                .post("/demo/refuse-next", (request, response) -> own(request, response,
                        control.refuseNextWrite("the gate is needed for another flight").thenReturn(Reply.DONE)))
                .put("/demo/speed", (request, response) -> change(request, response,
                        wish -> figures.speed(number(wish, "speed", 0, MAX_SPEED)).thenReturn(Reply.DONE)))
                .route(request -> true, (request, response) -> answer(response, 404, nothingAt(request)));
    }

    private record Reply(int status, @Nullable Object body) {
        static final Reply DONE = new Reply(204, null);
    }

    private Publisher<Void> events(HttpServerRequest request, HttpServerResponse response) {
        Map<String, String> query = RequestParameters.of(request.uri());
        Optional<String> view = uuid(query.get("view"));
        if (view.isEmpty()) {
            return answer(response, 400,
                    error("Bad request", "The parameter view must be a UUID, but is " + query.get("view")));
        }
        String header = request.requestHeaders().get("Last-Event-ID");
        String lastEventId = header != null ? header : query.get("lastEventId");
        return response.sse().header("Cache-Control", "no-store")
                .sendString(views.events(view.get(), lastEventId), StandardCharsets.UTF_8);
    }

    private Mono<Reply> show(HttpServerRequest request, JsonNode filter) {
        String id = uuid(param(request, "id"))
                .orElseThrow(() -> new BadRequestException("The view must be named by a UUID"));
        String state = text(filter, "state");
        String airport = text(filter, "airport");
        int page = whole(filter, "page", MAX_PAGE);
        return views.use(id, view -> Mono.fromRunnable(() -> view.show(state, airport, page))).then(
                Mono.just(Reply.DONE));
    }

    private Mono<Reply> hold(HttpServerRequest request, JsonNode hold) {
        int flight;
        try {
            flight = Integer.parseInt(param(request, "id"));
        } catch (NumberFormatException e) {
            throw new BadRequestException("A flight is named by its number, but was named " + param(request, "id"));
        }
        String remark = text(hold, "remark");
        if (remark == null || remark.isBlank() || remark.length() > 200) {
            throw new BadRequestException("A hold needs a remark of 1 to 200 characters");
        }
        return aside(() -> new Reply(202, Map.of("write", holds.hold(flight, remark))));
    }

    /** Work that may wait for the store, so not on a thread that serves all connections. */
    private static Mono<Reply> aside(Supplier<Reply> work) {
        return Mono.fromSupplier(work).subscribeOn(Schedulers.boundedElastic());
    }

    private Map<String, Object> meta() {
        List<String> states = departures.airports().rows().stream().map(Airport::state).distinct().sorted().toList();
        return Map.of("states", states, "speed", figures.speed());
    }

    private Mono<JsonNode> body(HttpServerRequest request) {
        if (request.requestHeaders().contains(HttpHeaderNames.TRANSFER_ENCODING)
                || request.requestHeaders().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) > MAX_BODY) {
            return Mono
                    .error(new BadRequestException("A body of at most " + MAX_BODY + " bytes with a length is taken"));
        }
        return request.receive().aggregate().asString(StandardCharsets.UTF_8).defaultIfEmpty("").map(text -> {
            try {
                JsonNode node = json.readTree(text);
                if (node == null || !node.isObject()) {
                    throw new BadRequestException("A JSON object is needed");
                }
                return node;
            } catch (JsonProcessingException e) {
                throw new BadRequestException("The body is no JSON: " + e.getOriginalMessage());
            }
        });
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new BadRequestException(field + " must be a text or null, but is " + value);
        }
        return value.textValue();
    }

    private static int whole(JsonNode node, String field, int greatest) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0
                || value.intValue() > greatest) {
            throw new BadRequestException(
                    field + " must be a whole number from 0 to " + greatest + ", but is " + shown(value));
        }
        return value.intValue();
    }

    private static double number(JsonNode node, String field, double least, double greatest) {
        JsonNode value = node.path(field);
        if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= greatest)) {
            throw new BadRequestException(
                    field + " must be a number from " + least + " to " + greatest + ", but is " + shown(value));
        }
        return value.doubleValue();
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.toString();
    }

    private static String param(HttpServerRequest request, String name) {
        String value = request.param(name);
        return value == null ? "" : value;
    }

    private static Optional<String> uuid(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text).toString());
        } catch (IllegalArgumentException e) { // no UUID, which is what was asked
            return Optional.empty();
        }
    }

    /** Answers a request of the board's own page that changes something, and says what in its body. */
    private Publisher<Void> change(HttpServerRequest request, HttpServerResponse response,
            Function<JsonNode, Mono<Reply>> handling) {
        return own(request, response, Mono.defer(() -> body(request).flatMap(handling)));
    }

    /** Answers a request of the board's own page that changes something. */
    private Publisher<Void> own(HttpServerRequest request, HttpServerResponse response, Mono<Reply> handling) {
        String origin = request.requestHeaders().get(HttpHeaderNames.ORIGIN);
        if (Origin.isForeign(origin, request.requestHeaders().get(HttpHeaderNames.HOST))) {
            return answer(response, 403, error("Forbidden", "Only the board's own page may ask for "
                    + request.method() + " " + request.uri() + ", but a page of " + origin + " did"));
        }
        return guarded(response, handling);
    }

    private Publisher<Void> guarded(HttpServerResponse response, Mono<Reply> handling) {
        return handling.onErrorResume(e -> Mono.just(refusal(e)))
                .flatMap(reply -> Mono.from(answer(response, reply.status(), reply.body())));
    }

    private static Reply refusal(Throwable e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        if (e instanceof BadRequestException) {
            return new Reply(400, error("Bad request", message));
        } else if (e instanceof View.UnknownFilterException) {
            return new Reply(422, error("Unknown filter", message));
        } else if (e instanceof RefusedWriteException) {
            return new Reply(404, error("Not found", message));
        } else if (e instanceof IOException) {
            return new Reply(502, error("The backend did not do it", message));
        }
        return new Reply(500, error("The board could not do it", message));
    }

    private static Map<String, String> nothingAt(HttpServerRequest request) {
        return error("Not found", "Nothing is known of " + request.method() + " " + request.uri());
    }

    private static Map<String, String> error(String error, String message) {
        return Map.of("error", error, "message", message);
    }

    private Publisher<Void> answer(HttpServerResponse response, int status, @Nullable Object body) {
        response.status(status).header("Cache-Control", "no-store");
        if (body == null) {
            return response.send();
        }
        return response.header("Content-Type", "application/json")
                .sendString(Mono.fromCallable(() -> json.writeValueAsString(body)), StandardCharsets.UTF_8);
    }

    private static Publisher<Void> send(HttpServerResponse response, Optional<Assets.Asset> asset) {
        if (asset.isEmpty()) {
            return response.sendNotFound();
        }
        return response.header("Content-Type", asset.get().type()).header("Cache-Control", "no-cache")
                .sendString(Mono.just(asset.get().content()), StandardCharsets.UTF_8);
    }
}
