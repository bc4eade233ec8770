package dev.millrace.examples.departures.backend.http;

/**
 * What goes wrong with the next requests of a kind. Immutable.
 *
 * @param next how many requests it still befalls
 * @param status the status to fail with, 0 not to fail
 * @param message what a failure says
 * @param delayMillis how long each answer is held back
 * @param malformed whether the first row of each answer has a field of a wrong type
 */
record Fault(int next, int status, String message, int delayMillis, boolean malformed) {
    /** Nothing goes wrong. */
    static final Fault NONE = new Fault(0, 0, "", 0, false);

    Fault afterOne() {
        return new Fault(next - 1, status, message, delayMillis, malformed);
    }
}
