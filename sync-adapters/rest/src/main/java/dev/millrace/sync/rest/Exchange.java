package dev.millrace.sync.rest;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Mono;

import dev.millrace.sync.api.SyncException;

/** Sends requests and waits for whole answers without holding a thread. Thread-safe. */
final class Exchange {

    private final RestSettings settings;

    Exchange(RestSettings settings) {
        this.settings = settings;
    }

    /** A request with what all requests have. */
    HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        settings.headers().forEach(request::header);
        if ("http".equalsIgnoreCase(address.getScheme())) {
            // Without TLS the client would offer to upgrade each first request, which some servers take badly.
            request.version(HttpClient.Version.HTTP_1_1);
        }
        return request;
    }

    /**
     * The answer, whatever its status. Fails with a passing fault if there is none in time; cancelling it ends the
     * request.
     */
    Mono<HttpResponse<byte[]>> send(HttpRequest request) {
        String asked = request.method() + " " + Endpoint.show(request.uri());
        Duration timeout = settings.timeout();
        return answer(request)
                .timeout(timeout)
                .onErrorMap(
                        fault -> SyncException.passing(asked + " " + failure(unwrap(fault), timeout), unwrap(fault)));
    }

    /** Reactor's own bridge would log the client's word that a request was cancelled as an error that nobody took. */
    private Mono<HttpResponse<byte[]>> answer(HttpRequest request) {
        return Mono.create(sink -> {
            CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(request, BodyHandlers.ofByteArray());
            sink.onCancel(() -> answer.cancel(true));
            answer.whenComplete((response, fault) -> {
                if (fault == null) {
                    sink.success(response);
                } else {
                    sink.error(fault);
                }
            });
        });
    }

    private HttpClient client() {
        HttpClient given = settings.client();
        return given == null ? Shared.CLIENT : given;
    }

    private static String failure(Throwable fault, Duration timeout) {
        if (fault instanceof TimeoutException) {
            return "was not answered within " + timeout;
        }
        return fault instanceof ConnectException ? "found no server there (" + fault + ")" : "failed: " + fault;
    }

    private static Throwable unwrap(Throwable fault) {
        Throwable cause = fault.getCause();
        return fault instanceof CompletionException && cause != null ? cause : fault;
    }

    /** Made when it is first needed; one serves all, for each has threads and connections of its own. */
    private static final class Shared {
        static final HttpClient CLIENT = HttpClient.newHttpClient();
    }
}
