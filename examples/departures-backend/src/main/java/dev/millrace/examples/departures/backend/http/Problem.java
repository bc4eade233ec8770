package dev.millrace.examples.departures.backend.http;

/** Ends the work on a request that cannot be answered as it is; the message is for the client. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Problem(int status, String message) {
        super(message);
        this.status = status;
    }

    /** A part of the request that has not the form it must have. */
    static Problem malformed(String where, String wanted, String found) {
        return malformed(where + " must be " + wanted + "; found " + found);
    }

    static Problem malformed(String message) {
        return new Problem(400, message);
    }

    static Problem notFound(String message) {
        return new Problem(404, message);
    }

    static Problem tooLarge(int limit) {
        return new Problem(413, "the body is longer than " + limit + " bytes");
    }

    static Problem notJson(String found) {
        return new Problem(415, "the body must come as application/json; found " + found);
    }

    Answer answer() {
        return Answer.error(status, String.valueOf(getMessage()));
    }
}
