package dev.millrace.collections.spi;

import java.time.Duration;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.WriteRequest;

/**
 * A collection's running connection to its backend. Thread-safe; no method blocks or waits for the target.
 *
 * @param <R> the row type
 */
public interface SyncSession<R> extends AutoCloseable {

    /**
     * Sends a write when subscribed to; transient faults are retried with the same request id for a bounded time. A
     * receipt that is ahead of the stream makes the session fetch at once, so the caller need not {@link #refresh}.
     *
     * @param request the write
     * @return the receipt; or {@link dev.millrace.sync.api.WriteRejectedException}, or
     *        {@link dev.millrace.sync.api.SyncException} if the backend could not be reached in time, failed in a way that sending again does not mend,
     *        or the session was closed, which leaves open whether the backend has seen the write
     */
    Mono<Receipt> write(WriteRequest<R> request);

    /**
     * Fetches now instead of at the next interval; if a fetch is under way, once more after it. A wait after a fault is
     * cut short, unless the backend asked for it. Does nothing after {@link #close}.
     */
    void refresh();

    /**
     * Runs a task after a while, in the place where the session calls its target and never beside such a call; not after
     * {@link #close}.
     *
     * @param delay how long to wait; positive
     * @param task what to run
     * @return gives the task up if it has not begun
     */
    Disposable later(Duration delay, Runnable task);

    /**
     * Gives up what is under way. The target is told {@code CLOSED}, its last call: at once, or at the end of the call
     * that it is in. Closing again does nothing.
     */
    @Override
    void close();
}
