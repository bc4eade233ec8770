package dev.millrace.examples.departures.backend.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes requests for tests of single handlers. */
final class Requests {
    private Requests() {}

    static Request get(String path) {
        return of("GET", path, Map.of(), "");
    }

    static Request of(String method, String path, Map<String, String> headers, String body) {
        List<String> parts = Arrays.asList(path.substring(1).split("/"));
        return new Request(method, parts, Map.of(), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static Request withQuery(Map<String, List<String>> query) {
        return new Request("GET", List.of("x"), query, Map.of(), new byte[0]);
    }

    static String textOf(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
