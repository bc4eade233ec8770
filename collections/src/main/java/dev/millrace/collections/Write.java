package dev.millrace.collections;

import java.util.Optional;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A write and what becomes of it (law 26). It is visible when the call that made it returns; it is rolled back by itself if the
 * backend refuses it. Safe from any thread.
 */
public interface Write {

    /**
     * The write's own id, which the backend is given as idempotency key.
     *
     * @return the id
     */
    UUID id();

    /**
     * How far it has come.
     *
     * @return the state at this moment
     */
    WriteState state();

    /**
     * Whether the backend accepted the write but its stream has not shown it within the stated time. The write stays visible: a
     * later position confirms it.
     *
     * @return true only while the state is ACCEPTED
     */
    boolean isUnconfirmed();

    /**
     * Whether the row type refused to be made of the base row and this write's values, so that the write shows nothing for that
     * row at present.
     *
     * @return whether it is in conflict
     */
    boolean isConflict();

    /**
     * How the write is doing: at this moment, then each time its state, {@link #isUnconfirmed} or {@link #isConflict} is another.
     * Completes once it is CONFIRMED or FAILED, or with its collection, and never fails: {@link #failure} tells what went wrong.
     *
     * @return the stream; a slow subscriber skips to the latest
     */
    Flux<WriteStatus> states();

    /**
     * Why the write failed, or why its outcome is unknown.
     *
     * @return what the backend said; empty unless the state is FAILED or the collection was closed before it was CONFIRMED
     */
    Optional<Throwable> failure();

    /**
     * Completes when the backend has accepted the write, or fails with its refusal.
     *
     * @return the moment, also for those who ask late
     */
    Mono<Void> accepted();

    /**
     * Completes when the write's rows are base rows, or fails with the backend's refusal.
     *
     * @return the moment, also for those who ask late
     */
    Mono<Void> confirmed();
}
