package dev.millrace.engine;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.graph.Aside;

/**
 * A query that is opened while commits go on (design 4.10): the rows it reads are taken in slice by slice, and between two slices whoever
 * waits may commit. What was taken in is kept current from then on; the order of the result is sorted, and indexes of its sources are
 * built, outside of the writer's time.
 *
 * <p>It goes forward in turns: {@link #advance} by whoever has the engine, then {@link #work} by anybody, and so on until
 * {@link #isDone}. A turn with the engine reads about as many rows as a slice has; where these are joined or grouped it costs what a commit
 * of as many rows costs. A query that reads no more rows than a slice is done at once.
 *
 * <p>On the way it has some of the rows only, and may meet what it would not meet with all of them: a row that does not become what
 * it should, below a limit that it will not reach. Where that fails it, it is opened at once, so that what it does in the end is what
 * {@link Engine#open(dev.millrace.query.Query, dev.millrace.query.Bindings, OnProblem)} does (laws 5 and 6); problems that are only counted
 * are counted.
 *
 * <p>Confined to whoever has the engine, but for {@link #work}. The engine has no thread and no lock: whoever drives this lets others in
 * between two turns, with a fair lock as a rule.
 *
 * @param <R> the type of the rows
 */
public final class Hydration<R> {

    private final Engine engine;
    private final Supplier<Result<R>> atOnce;
    private Result<R> result;
    /** Fills the result; null when that is over. */
    private @Nullable Aside aside;
    /** Whether the last turn left work to be done. */
    private boolean hasWork;
    /** What it met on the way and cannot go on after. */
    private @Nullable Throwable refused;
    private @Nullable Throwable failure;

    /** A query that is open. */
    Hydration(Engine engine, Result<R> result) {
        this(engine, result, null, () -> result);
    }

    /**
     * A query to be filled.
     *
     * @param engine has it
     * @param result is current when it is done
     * @param aside fills it
     * @param atOnce opens it at once
     */
    Hydration(Engine engine, Result<R> result, @Nullable Aside aside, Supplier<Result<R>> atOnce) {
        this.engine = engine;
        this.result = result;
        this.aside = aside;
        this.atOnce = atOnce;
    }

    /**
     * Whether it came to an end: the query is open, or could not be opened, or was given up.
     *
     * @return true if no turn is left to be taken
     */
    public boolean isDone() {
        return aside == null;
    }

    /** Takes in one slice, or what was changed since the last turn. Does nothing if it is {@linkplain #isDone done}. */
    public void advance() {
        Aside filling = aside;
        if (filling == null) {
            return;
        }
        if (hasWork) {
            work(); // nobody did it in time
        }
        hasWork = true;
        try {
            boolean filled = refused == null && result.failure().isEmpty() && engine.advance(filling);
            refused = refused == null ? result.failure().orElse(null) : refused;
            if (filled && refused == null) {
                engine.filled(result, filling);
                aside = null;
            }
        } catch (Throwable e) { // of this query: others go on
            refused = e;
        }
        if (refused != null) {
            openAtOnce(filling);
        }
    }

    private void openAtOnce(Aside filling) {
        try {
            end(filling);
            result = atOnce.get();
        } catch (Throwable e) { // told by result()
            failure = e;
        }
    }

    /**
     * Works on what the last turn took in; the engine is not needed for it, and may be used meanwhile. To be done between one
     * {@link #advance} and the next, which does it itself otherwise.
     */
    public void work() {
        Aside filling = aside;
        if (filling == null || refused != null) {
            return;
        }
        hasWork = false;
        try {
            filling.work();
        } catch (Throwable e) { // the next turn goes on with that
            refused = e;
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
        if (!isDone()) {
            throw new IllegalStateException("The query is not hydrated yet; take turns until it is done: "
                    + result.query());
        }
        if (failure instanceof RuntimeException unreadable) {
            throw unreadable;
        } else if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw new IllegalStateException("The query could not be opened: " + result.query(), failure);
        }
        return result;
    }

    /** Gives up, unless it is {@linkplain #isDone done}. Not while somebody {@linkplain #work works} on it. */
    public void cancel() {
        Aside filling = aside;
        if (filling != null) {
            failure = new IllegalStateException("The hydration of the query was given up: " + result.query());
            end(filling);
        }
    }

    private void end(Aside filling) {
        aside = null;
        try {
            filling.cancel();
        } finally {
            result.plan().close();
        }
    }
}
