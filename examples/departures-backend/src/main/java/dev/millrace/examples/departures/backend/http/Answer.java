package dev.millrace.examples.departures.backend.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back. Immutable.
 *
 * @param status the HTTP status
 * @param headers the headers besides those that describe the body
 * @param body the bytes of the JSON body, not to be changed; empty if there is none
 * @param delay how long it is held back before it is sent
 */
record Answer(int status, Map<String, String> headers, byte[] body, Duration delay) {
    private static final byte[] NOTHING = new byte[0];

    Answer {
        headers = Map.copyOf(headers);
    }

    /** Returns an answer whose body is the JSON form of a value. */
    static Answer json(int status, Object value) {
        return new Answer(status, Map.of(), Json.write(value), Duration.ZERO);
    }

    /** Returns an answer without a body. */
    static Answer empty(int status) {
        return new Answer(status, Map.of(), NOTHING, Duration.ZERO);
    }

    /** Returns the answer that tells a client what went wrong. */
    static Answer error(int status, String message) {
        return json(status, new ErrorBody(reason(status), message));
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, delay);
    }

    Answer after(Duration newDelay) {
        return new Answer(status, headers, body, newDelay);
    }

    /** Returns the word for a status in the body of an error. */
    static String reason(int status) {
        return switch (status) {
            case 400 -> "Malformed";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 413 -> "Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Refused";
            case 500 -> "Failed";
            case 503 -> "Unavailable";
            default -> "Error " + status;
        };
    }

    private record ErrorBody(String error, String message) {}
}
