package dev.millrace.sync.api;

import reactor.core.publisher.Mono;

/**
 * Connects one collection to one backend. What it reads it offers in the shape of a sub-interface,
 * {@link FetchAdapter}; what users write it takes through {@link #write}. An adapter has no timers, retry loops or
 * storage of its own: the runtime calls, schedules and repeats.
 *
 * <p>Implementations are thread-safe: writes may run beside each other and beside reads.
 *
 * @param <R> the row type
 */
public interface SyncAdapter<R> {

    /**
     * Sends a write. Nothing happens before the result is subscribed to; cancelling it gives the request up, which does
     * not say whether the backend has seen it. Sending a request again with the same id is the same write.
     *
     * <p>The default refuses: the backend is read only.
     *
     * @param request the write
     * @return the receipt; or {@link WriteRejectedException} if the backend refuses, which is final, or
     *        {@link SyncException}: a transient one, like any other exception, is sent again by the runtime for a while
     */
    default Mono<Receipt> write(WriteRequest<R> request) {
        return Mono.error(() -> new WriteRejectedException("read-only",
                "Write " + request.id() + " cannot be sent: the backend behind " + getClass().getSimpleName()
                        + " is read only"));
    }
}
