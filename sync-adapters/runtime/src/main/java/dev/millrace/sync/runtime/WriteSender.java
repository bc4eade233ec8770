package dev.millrace.sync.runtime;

import java.time.Duration;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.WriteRejectedException;
import dev.millrace.sync.api.WriteRequest;

/**
 * Sends writes straight to the adapter and, after passing faults, again with the same request id, until a deadline.
 * Thread-safe; each subscription is a sending of its own.
 *
 * @param <R> the row type
 */
final class WriteSender<R> {

    private final SyncAdapter<R> adapter;
    private final String collection;
    private final RuntimeOptions options;
    private final Sinks.Empty<Receipt> closed = Sinks.empty();

    WriteSender(SyncAdapter<R> adapter, String collection, RuntimeOptions options) {
        this.adapter = adapter;
        this.collection = collection;
        this.options = options;
    }

    /** Sends a write when subscribed to; fails with one of the two exceptions of the contract. */
    Mono<Receipt> send(WriteRequest<R> request) {
        Mono<Receipt> attempts = Mono.using(() -> new Deadline(options.scheduler(), options.writeTimeout()),
                deadline -> attempts(request, deadline), Deadline::dispose);
        // Closed comes first, so that a closed session does not even begin an attempt.
        return Mono.firstWithSignal(closed.asMono(), attempts)
                .onErrorMap(fault -> !(fault instanceof WriteRejectedException), Faults::of);
    }

    /** Gives up the writes under way; their senders learn that it is open what became of them. */
    void close() {
        closed.tryEmitError(SyncException.fatal("Collection \"" + collection
                + "\" was closed before the backend answered; it is open whether the write has taken effect", null));
    }

    private Mono<Receipt> attempts(WriteRequest<R> request, Deadline deadline) {
        Backoff backoff = options.backoff();
        return Mono.defer(() -> adapter.write(request))
                .timeout(options.requestTimeout(), options.scheduler())
                .switchIfEmpty(Mono.error(() -> SyncException.protocol("A receipt was expected, but there was none",
                        "write " + request.id(), "", null)))
                .retryWhen(Retry.from(faults -> faults
                        .concatMap(signal -> beforeNext(signal.failure(), request, backoff, deadline))));
    }

    /** Completes with a value when the next attempt is due; fails if there is to be none. */
    private Mono<Long> beforeNext(Throwable failure, WriteRequest<R> request, Backoff backoff, Deadline deadline) {
        Throwable unwrapped = Faults.unwrap(failure);
        if (unwrapped instanceof WriteRejectedException) {
            return Mono.error(unwrapped);
        }
        SyncException fault = Faults.of(unwrapped);
        if (fault.kind() != SyncException.Kind.TRANSIENT) {
            return Mono.error(fault);
        }
        Duration wait = fault.retryAfter().orElse(Duration.ZERO).plus(backoff.next());
        Mono<Long> givenUp = deadline.passed().then(Mono.error(() -> SyncException.passing(
                "Write " + request.id() + " was tried " + backoff.attempts() + " times in " + options.writeTimeout()
                        + " without an answer; the last fault was: " + Faults.message(fault),
                fault)));
        return Mono.firstWithSignal(givenUp, Mono.delay(wait, options.scheduler()));
    }
}
