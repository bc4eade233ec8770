package dev.millrace.sync.api;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a collection's connection to its backend is doing. In every state the rows last confirmed stay. Immutable and
 * thread-safe.
 *
 * @param state the state
 * @param attempt how many attempts have failed in a row; 0 if none has
 * @param message what is wrong, for people; null if nothing is
 * @param cause the fault behind it; null if there is none
 */
public record SyncStatus(State state, int attempt, @Nullable String message, @Nullable Throwable cause) {

    private static final SyncStatus LOADING = new SyncStatus(State.LOADING, 0, null, null);
    private static final SyncStatus LIVE = new SyncStatus(State.LIVE, 0, null, null);
    private static final SyncStatus CLOSED = new SyncStatus(State.CLOSED, 0, null, null);

    /** The states of a connection. */
    public enum State {
        /**
         * A snapshot is being loaded: the first one, or one that will replace rows whose history the backend has lost.
         */
        LOADING,
        /** The last fetch succeeded. */
        LIVE,
        /** The last fetch failed; it is repeated after a while. */
        RETRYING,
        /**
         * The last answer was malformed, or the collection refused a row of it; nothing of it was used, and it is
         * fetched again.
         */
        STALE,
        /** The last fetch failed in a way that somebody has to mend; it is repeated now and then, and when asked for. */
        FAILED,
        /** The connection was closed. */
        CLOSED
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the attempt is negative, or a state that has no fault is given one
     */
    public SyncStatus {
        Objects.requireNonNull(state, "state");
        if (attempt < 0) {
            throw new IllegalArgumentException("Attempts are counted from 0, but " + attempt + " was given");
        }
        boolean healthy = state == State.LOADING || state == State.LIVE || state == State.CLOSED;
        if (healthy != (message == null)) {
            throw new IllegalArgumentException(
                    state + (healthy ? " has nothing to say, but a message was given: " + message
                            : " must say what is wrong"));
        }
    }

    /**
     * A snapshot is being loaded.
     *
     * @return the status
     */
    public static SyncStatus loading() {
        return LOADING;
    }

    /**
     * The last fetch succeeded.
     *
     * @return the status
     */
    public static SyncStatus live() {
        return LIVE;
    }

    /**
     * The last fetch failed and is repeated.
     *
     * @param attempt how many have failed in a row
     * @param message what is wrong
     * @param cause the fault
     * @return the status
     */
    public static SyncStatus retrying(int attempt, String message, @Nullable Throwable cause) {
        return new SyncStatus(State.RETRYING, attempt, message, cause);
    }

    /**
     * The last answer was refused whole and is fetched again.
     *
     * @param attempt how many have been refused in a row
     * @param message what is wrong, with the position and an excerpt
     * @param cause the fault
     * @return the status
     */
    public static SyncStatus stale(int attempt, String message, @Nullable Throwable cause) {
        return new SyncStatus(State.STALE, attempt, message, cause);
    }

    /**
     * The last fetch failed in a way that somebody has to mend.
     *
     * @param message what is wrong
     * @param cause the fault
     * @return the status
     */
    public static SyncStatus failed(String message, @Nullable Throwable cause) {
        return new SyncStatus(State.FAILED, 0, message, cause);
    }

    /**
     * The connection was closed.
     *
     * @return the status
     */
    public static SyncStatus closed() {
        return CLOSED;
    }
}
