package dev.millrace.examples.departures.backend.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.netty.handler.codec.http.QueryStringDecoder;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import dev.millrace.examples.departures.backend.model.Departures;

/**
 * The front of the server: takes requests from reactor-netty, has them answered and sends the answers.
 *
 * <p>Thread-safe. Nothing here waits: handlers answer at once, on the event loop, and an answer that is to be late is
 * sent by a timer.
 */
public final class HttpFront implements BiFunction<HttpServerRequest, HttpServerResponse, Mono<Void>> {
    private static final List<String> HEADERS = List.of("content-type", "idempotency-key", "if-none-match");

    private final Handler handler;

    /** Makes the front of a server with the given state. */
    public HttpFront(Departures departures) {
        handler = Routes.of(departures);
    }

    @Override
    public Mono<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        return BoundedBody.of(request)
                .map(body -> handler.handle(requestOf(request, body)))
                .onErrorResume(Problem.class, problem -> Mono.just(problem.answer()))
                .flatMap(answer -> answer.delay().isZero() ? Mono.just(answer)
                        : Mono.just(answer).delayElement(answer.delay()))
                .flatMap(answer -> send(answer, response));
    }

    private static Request requestOf(HttpServerRequest request, byte[] body) {
        try {
            QueryStringDecoder uri = new QueryStringDecoder(request.uri());
            List<String> path =
                    Stream.of(uri.path().split("/")).skip(1).toList();
            return new Request(request.method().name(), path, uri.parameters(), headersOf(request), body);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed("the address of the request is malformed: " + malformed.getMessage());
        }
    }

    private static Map<String, String> headersOf(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            String value = request.requestHeaders().get(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static Mono<Void> send(Answer answer, HttpServerResponse response) {
        response.status(answer.status()).header("Cache-Control", "no-store");
        answer.headers().forEach(response::header);
        if (answer.body().length == 0) {
            return response.send().then();
        }
        return response.header("Content-Type", "application/json")
                .header("Content-Length", String.valueOf(answer.body().length))
                .sendByteArray(Mono.just(answer.body()))
                .then();
    }
}
