package dev.millrace.examples.departures.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the parameters of a request's address. */
final class RequestParameters {

    private RequestParameters() {
    }

    static Map<String, String> of(String uri) {
        Map<String, String> parameters = new HashMap<>();
        int start = uri.indexOf('?');
        for (String pair : start < 0 ? new String[0] : uri.substring(start + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
