package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Hooks;

import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.SyncException;

/** Requests of which the client tells the end when the test says so. */
class ExchangeTest {

    private final ManualClient client = new ManualClient();
    private final FetchAdapter<Flight> adapter = (FetchAdapter<Flight>) RestPolling
            .of(URI.create("http://127.0.0.1:1/flights")).client(client).adapter(Flight.RELATION);
    private final List<Throwable> dropped = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();

    @BeforeEach
    void watchForErrorsNobodyTakes() {
        Hooks.onErrorDropped(dropped::add);
    }

    @AfterEach
    void stopWatching() {
        Hooks.resetOnErrorDropped();
    }

    @Test
    void cancelledRequest_isNoErrorThoughTheClientSaysSo() {
        Disposable fetch = adapter.fetch(null).subscribe(page -> {
        }, faults::add);

        fetch.dispose();

        assertThat(client.answer.cancelled).isTrue();
        assertThat(faults).isEmpty();
        assertThat(dropped).isEmpty();
    }

    @Test
    void faultOfTheClient_isUnwrappedAndPasses() {
        adapter.fetch(null).subscribe(page -> {
        }, faults::add);

        IOException reset = new IOException("connection reset");
        client.answer.completeExceptionally(new CompletionException(reset));

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault).isInstanceOf(SyncException.class).hasCause(reset)
                    .hasMessageContaining("GET http://127.0.0.1:1/flights").hasMessageContaining("connection reset");
            assertThat(((SyncException) fault).kind()).isEqualTo(SyncException.Kind.TRANSIENT);
        });
    }

    /** What the client gives: told to cancel, it ends with an error, as the one of the JDK does. */
    private static final class Answer<T> extends CompletableFuture<HttpResponse<T>> {

        boolean cancelled;

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            cancelled = mayInterruptIfRunning;
            return completeExceptionally(new CompletionException(new IOException("Request cancelled")));
        }
    }

    /** A client that sends nothing. */
    private static final class ManualClient extends HttpClient {

        Answer<?> answer = new Answer<>();

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request,
                HttpResponse.BodyHandler<T> responseBodyHandler) {
            Answer<T> made = new Answer<>();
            answer = made;
            return made;
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request,
                HttpResponse.BodyHandler<T> responseBodyHandler,
                HttpResponse.PushPromiseHandler<T> pushPromiseHandler) {
            return sendAsync(request, responseBodyHandler);
        }

        @Override
        public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> responseBodyHandler) {
            throw new UnsupportedOperationException("an adapter does not block");
        }

        @Override
        public Optional<CookieHandler> cookieHandler() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> connectTimeout() {
            return Optional.empty();
        }

        @Override
        public Redirect followRedirects() {
            return Redirect.NEVER;
        }

        @Override
        public Optional<ProxySelector> proxy() {
            return Optional.empty();
        }

        @Override
        public SSLContext sslContext() {
            throw new UnsupportedOperationException("no TLS here");
        }

        @Override
        public SSLParameters sslParameters() {
            return new SSLParameters();
        }

        @Override
        public Optional<Authenticator> authenticator() {
            return Optional.empty();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }

        @Override
        public Optional<Executor> executor() {
            return Optional.empty();
        }
    }
}
