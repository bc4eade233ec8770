package dev.millrace.sync.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A fault between an adapter and its backend. Its {@link Kind} says what the runtime does about it. It reaches a user
 * as part of a {@link SyncStatus} or as the error of a write, never as an exception on the user's thread.
 */
public final class SyncException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int EXCERPT_LENGTH = 240;

    /** What follows from a fault. */
    public enum Kind {
        /** It may pass: the same request is sent again after a while. */
        TRANSIENT,
        /** The backend does not know the position any more: start again with a snapshot. */
        RESET,
        /** The answer breaks the protocol: nothing of it is used, and the question is asked again after a while. */
        PROTOCOL,
        /** Asking again soon cannot help, somebody has to mend it: the question is repeated at the greatest back-off. */
        FATAL
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;
    private final @Nullable String place;
    private final @Nullable String excerpt;

    private SyncException(Kind kind, String message, @Nullable Throwable cause, @Nullable Duration retryAfter,
            @Nullable String place,
            @Nullable String excerpt) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.place = place;
        this.excerpt = excerpt;
    }

    /**
     * A fault that may pass.
     *
     * @param message what was asked, what was found
     * @param cause where it comes from, if known
     * @return the exception
     */
    public static SyncException passing(String message, @Nullable Throwable cause) {
        return new SyncException(Kind.TRANSIENT, message, cause, null, null, null);
    }

    /**
     * A fault that may pass, from a backend that says when to come back.
     *
     * @param message what was asked, what was found
     * @param retryAfter how long to wait at least; not negative
     * @return the exception
     * @throws IllegalArgumentException if the duration is negative
     */
    public static SyncException passing(String message, Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("A retry comes after " + retryAfter + ", which has gone by; use zero");
        }
        return new SyncException(Kind.TRANSIENT, message, null, retryAfter, null, null);
    }

    /**
     * A position the backend cannot go on from.
     *
     * @param message what the backend said
     * @return the exception
     */
    public static SyncException reset(String message) {
        return new SyncException(Kind.RESET, message, null, null, null, null);
    }

    /**
     * An answer that cannot be understood.
     *
     * @param expected what was expected and what was found instead
     * @param place where in the answer, such as {@code $.items[3].delay}
     * @param excerpt the text found there; cut if it is long
     * @param cause where it comes from, if known
     * @return the exception; its message tells all three
     */
    public static SyncException protocol(String expected, String place, String excerpt, @Nullable Throwable cause) {
        Objects.requireNonNull(place, "place");
        String cut = cut(excerpt);
        return new SyncException(Kind.PROTOCOL, expected + ", at " + place + ": " + cut, cause, null, place, cut);
    }

    /**
     * A fault that will not pass by itself.
     *
     * @param message what was asked, what was found, what to do
     * @param cause where it comes from, if known
     * @return the exception
     */
    public static SyncException fatal(String message, @Nullable Throwable cause) {
        return new SyncException(Kind.FATAL, message, cause, null, null, null);
    }

    /**
     * What follows from the fault.
     *
     * @return its kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * When the backend wants to be asked again.
     *
     * @return the least time to wait; empty if it did not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * Where in a malformed answer the fault is.
     *
     * @return the place; empty unless the kind is {@link Kind#PROTOCOL}
     */
    public Optional<String> place() {
        return Optional.ofNullable(place);
    }

    /**
     * What a malformed answer says in that place.
     *
     * @return a text of bounded length; empty unless the kind is {@link Kind#PROTOCOL}
     */
    public Optional<String> excerpt() {
        return Optional.ofNullable(excerpt);
    }

    private static String cut(String excerpt) {
        if (excerpt.length() <= EXCERPT_LENGTH) {
            return excerpt;
        }
        boolean half = Character.isHighSurrogate(excerpt.charAt(EXCERPT_LENGTH - 1));
        return excerpt.substring(0, half ? EXCERPT_LENGTH - 1 : EXCERPT_LENGTH) + "…";
    }
}
