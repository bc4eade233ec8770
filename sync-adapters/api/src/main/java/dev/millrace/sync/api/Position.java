package dev.millrace.sync.api;

import java.util.Objects;

/**
 * How far the stream of a backend has come: everything up to here has been seen. Positions of one stream are ordered by
 * their sequence; the token is the backend's own name for the place and is handed back to the adapter unread. Immutable
 * and thread-safe.
 *
 * <p>Sequences of one stream grow with every change a reader has not seen yet: what comes at or below the position
 * already reached is taken for a duplicate. Only a snapshot may lead back, when the backend has lost its history.
 *
 * @param sequence the place in the stream, not negative
 * @param token what the adapter needs to go on from here; opaque to everybody else
 */
public record Position(long sequence, String token) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the sequence is negative
     */
    public Position {
        if (sequence < 0) {
            throw new IllegalArgumentException(
                    "A position's sequence counts from 0, but " + sequence + " was given with token \"" + token
                            + "\"");
        }
        Objects.requireNonNull(token, "A position needs a token; an adapter that has none gives an empty text");
    }

    /**
     * Tells whether the stream, having come to this position, has passed another one of the same stream.
     *
     * @param other the place to reach
     * @return whether this sequence is at or behind the other's
     */
    public boolean hasReached(Position other) {
        return sequence >= other.sequence;
    }

    @Override
    public String toString() {
        return sequence + " (" + token + ")";
    }
}
