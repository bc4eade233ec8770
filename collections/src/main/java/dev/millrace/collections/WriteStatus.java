package dev.millrace.collections;

/**
 * How a write is doing: how far it has come, and what is amiss meanwhile. Immutable and thread-safe.
 *
 * @param state how far it has come
 * @param unconfirmed whether the backend accepted it but its stream has not shown it within the stated time; only while the
 *        state is ACCEPTED
 * @param conflict whether the row type refuses to be made of the base row and its values, so that it shows nothing at present
 */
public record WriteStatus(WriteState state, boolean unconfirmed, boolean conflict) {

    /** A write that shows and has not been sent. */
    static final WriteStatus PENDING = new WriteStatus(WriteState.PENDING, false, false);
    /** Nothing is amiss with a write that has come to its end. */
    static final WriteStatus CONFIRMED = new WriteStatus(WriteState.CONFIRMED, false, false);
    /** As {@link #CONFIRMED}. */
    static final WriteStatus FAILED = new WriteStatus(WriteState.FAILED, false, false);

    WriteStatus withState(WriteState other) {
        return new WriteStatus(other, unconfirmed, conflict);
    }

    WriteStatus withUnconfirmed() {
        return new WriteStatus(state, true, conflict);
    }

    WriteStatus withConflict(boolean refused) {
        return conflict == refused ? this : new WriteStatus(state, unconfirmed, refused);
    }

    @Override
    public String toString() {
        return state + (unconfirmed ? " UNCONFIRMED" : "") + (conflict ? " CONFLICT" : "");
    }
}
