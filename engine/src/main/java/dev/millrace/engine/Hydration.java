package dev.millrace.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.graph.Aside;

/**
 * A query that is opened while commits go on (design 4.10): the rows it reads are taken in slice by slice, and between two slices whoever
 * waits may commit. What was taken in is kept current from then on; the order of the result is sorted, and indexes of its sources are
 * built, outside of the writer's time.
 *
 * <p>It goes forward in turns: {@link #advance} by whoever has the engine, then {@link #work} by anybody, and so on until
 * {@link #isDone}. {@link #run} does all that with an executor and a lock. A turn with the engine reads about as many rows as a slice has;
 * where these are joined or grouped it costs what a commit of as many rows costs. A query that reads no more rows than a slice is done at
 * once.
 *
 * <p>Confined to whoever has the engine, but for {@link #work} and {@link #run}.
 *
 * @param <R> the type of the rows
 */
public final class Hydration<R> {

    private final Engine engine;
    private final Result<R> result;
    /** Null if the result was current at once. */
    private final @Nullable Aside aside;
    /** Whether the last turn left work to be done. */
    private boolean hasWork;
    private boolean done;
    private @Nullable Throwable failure;

    /**
     * A query to be filled.
     *
     * @param engine has it
     * @param result is current when it is done
     * @param aside fills it; null if it is current already
     */
    Hydration(Engine engine, Result<R> result, @Nullable Aside aside) {
        this.engine = engine;
        this.result = result;
        this.aside = aside;
        this.done = aside == null;
    }

    /**
     * Whether it came to an end: the query is open, or could not be opened, or was given up.
     *
     * @return true if no turn is left to be taken
     */
    public boolean isDone() {
        return done;
    }

    /** Takes in one slice, or what was changed since the last turn. Does nothing if it is {@linkplain #isDone done}. */
    public void advance() {
        Aside filling = aside;
        if (done || filling == null) {
            return;
        }
        if (hasWork) {
            work(); // nobody did it in time
        }
        hasWork = true;
        try {
            boolean filled = failure == null && engine.advance(filling);
            failure = failure == null ? result.failure().orElse(null) : failure;
            if (filled && failure == null) {
                engine.filled(result, filling);
                done = true;
            }
        } catch (Throwable e) { // of this query: others go on
            failure = e;
        }
        if (failure != null) {
            end(filling);
        }
    }

    /**
     * Works on what the last turn took in; the engine is not needed for it, and may be used meanwhile. To be done between one
     * {@link #advance} and the next, which does it itself otherwise.
     */
    public void work() {
        if (aside == null || done) {
            return;
        }
        hasWork = false;
        try {
            aside.work();
        } catch (Throwable e) { // told by the next turn
            failure = e;
        }
    }

    /**
     * The result, current as of now.
     *
     * @return the result of the query, which is open
     * @throws IllegalStateException if it is not {@linkplain #isDone done} or was given up
     * @throws RuntimeException what a row was refused with, or the first problem of a query that is to fail at it
     */
    public Result<R> result() {
        if (!done) {
            throw new IllegalStateException("The query is not hydrated yet; take turns until it is done: "
                    + result.query());
        }
        if (failure instanceof RuntimeException refused) {
            throw refused;
        } else if (failure instanceof Error error) {
            throw error;
        }
        return result;
    }

    /** Gives up, unless it is {@linkplain #isDone done}. */
    public void cancel() {
        if (!done && aside != null) {
            failure = new IllegalStateException("The hydration of the query was given up: " + result.query());
            end(aside);
        }
    }

    private void end(Aside filling) {
        done = true;
        filling.cancel();
        result.plan().close();
    }

    /**
     * Takes all turns.
     *
     * @param executor runs them, in one task
     * @param lock is held by whoever has the engine; a fair one, or commits may wait for several turns in a row
     * @return the result, whose own methods need the lock; completed exceptionally with what {@link #result} would throw. To cancel it is
     *         to give up
     */
    public CompletableFuture<Result<R>> run(Executor executor, Lock lock) {
        CompletableFuture<Result<R>> future = new CompletableFuture<>();
        try {
            executor.execute(() -> turns(lock, future));
        } catch (RuntimeException refused) {
            locked(lock, this::cancel);
            future.completeExceptionally(refused);
        }
        return future;
    }

    private void turns(Lock lock, CompletableFuture<Result<R>> future) {
        boolean[] ended = {false};
        while (!ended[0]) {
            locked(lock, () -> {
                if (future.isDone()) {
                    cancel();
                }
                advance();
                ended[0] = done;
            });
            if (!ended[0]) {
                work();
            }
        }
        if (failure != null) {
            future.completeExceptionally(failure);
        } else if (!future.complete(result)) { // cancelled in the last turn: nobody will have it
            locked(lock, result::close);
        }
    }

    private static void locked(Lock lock, Runnable turn) {
        lock.lock();
        try {
            turn.run();
        } finally {
            lock.unlock();
        }
    }
}
