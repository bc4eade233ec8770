package dev.millrace.examples.departures.backend.http;

/** Answers a request at once, without waiting for anything. Thread-safe. */
@FunctionalInterface
interface Handler {
    /**
     * Answers a request.
     *
     * @throws Problem if the client is to blame
     */
    Answer handle(Request request);
}
