package dev.millrace.sync.api;

import java.util.Objects;

/**
 * How far the stream of a backend has come: everything up to here has been seen. Positions of one epoch are ordered by
 * their sequence; those of different epochs are not ordered at all. The token is the backend's own name for the place
 * and is handed back to the adapter unread. Immutable and thread-safe.
 *
 * <p>An epoch is one life of the backend's history: a backend that loses it begins another. Within an epoch sequences
 * grow with every change a reader has not seen yet: what comes at or below the position already reached is taken for a
 * duplicate. Only a snapshot leads back, or from one epoch to another. A backend that never loses its history has one
 * epoch, the empty text.
 *
 * @param epoch which life of the backend's history the place belongs to
 * @param sequence the place in that history, not negative
 * @param token what the adapter needs to go on from here; opaque to everybody else
 */
public record Position(String epoch, long sequence, String token) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the sequence is negative
     */
    public Position {
        Objects.requireNonNull(epoch, "A position needs an epoch; a backend that has only one gives an empty text");
        if (sequence < 0) {
            throw new IllegalArgumentException(
                    "A position's sequence counts from 0, but " + sequence + " was given with token \"" + token
                            + "\"");
        }
        Objects.requireNonNull(token, "A position needs a token; an adapter that has none gives an empty text");
    }

    /**
     * A position of a backend that never loses its history.
     *
     * @param sequence the place in the stream, not negative
     * @param token what the adapter needs to go on from here; opaque to everybody else
     * @throws IllegalArgumentException if the sequence is negative
     */
    public Position(long sequence, String token) {
        this("", sequence, token);
    }

    /**
     * Tells whether the stream, having come to this position, has passed another one. It has not if that one is of
     * another epoch, be it one to come or one that is over.
     *
     * @param other the place to reach
     * @return whether it is of the same epoch and this sequence is at or behind the other's
     */
    public boolean hasReached(Position other) {
        return isOfEpochOf(other) && sequence >= other.sequence;
    }

    /**
     * Tells whether two positions can be held against each other.
     *
     * @param other another place
     * @return whether it belongs to the same life of the backend's history
     */
    public boolean isOfEpochOf(Position other) {
        return epoch.equals(other.epoch);
    }

    @Override
    public String toString() {
        return (epoch.isEmpty() ? "" : epoch + ":") + sequence + " (" + token + ")";
    }
}
