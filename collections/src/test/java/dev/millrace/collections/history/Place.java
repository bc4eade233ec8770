package dev.millrace.collections.history;

/**
 * Where in the backend's history something stands, said in the test's own words.
 *
 * @param life how often the backend had lost its history
 * @param sequence the number of the change in that life
 */
record Place(int life, long sequence) {

    /** Whether the change at a place is among those up to here; of another life's changes nothing is known. */
    boolean includes(Place change) {
        return life == change.life && change.sequence <= sequence;
    }

    Place back(long steps) {
        return new Place(life, Math.max(0, sequence - steps));
    }
}
