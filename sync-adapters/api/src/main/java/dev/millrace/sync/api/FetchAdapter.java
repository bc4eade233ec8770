package dev.millrace.sync.api;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An adapter that is asked: for all rows first, then, again and again, for what changed. The runtime asks one question
 * at a time.
 *
 * <p>Thread-safe like every adapter, though fetches never overlap. The smallest one answers with a snapshot each time:
 *
 * <pre>{@code
 * public Mono<Page<Todo>> fetch(@Nullable Position position) {
 *     return todos().map(rows -> Page.snapshot(rows, new Position(0, ""), false));
 * }
 * }</pre>
 *
 * @param <R> the row type
 */
public interface FetchAdapter<R> extends SyncAdapter<R> {

    /**
     * Asks the backend. Nothing happens before the result is subscribed to; cancelling it gives the request up.
     *
     * @param position where to go on, as the adapter's own page or receipt gave it; null for the first page of a
     *        snapshot
     * @return one page; or {@link SyncException}, whose kind says what the runtime does about it: any other exception,
     *        and an answer that takes too long, counts as transient; an empty result counts as malformed
     */
    Mono<Page<R>> fetch(@Nullable Position position);

    /**
     * How long the runtime waits between one fetch and the next; it adds a little jitter. Asked once, when the adapter
     * is started.
     *
     * @return a positive duration
     */
    Duration interval();
}
