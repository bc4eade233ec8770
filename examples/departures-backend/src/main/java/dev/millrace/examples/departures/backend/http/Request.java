package dev.millrace.examples.departures.backend.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request that has arrived as a whole. Immutable.
 *
 * @param method the method, in capitals
 * @param path the decoded parts of the path between its slashes
 * @param query the decoded parameters, each with its values
 * @param headers the headers the routes look at, by their names in small letters
 * @param body the bytes of the body, not to be changed
 */
record Request(
        String method,
        List<String> path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte[] body) {

    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}
