package dev.millrace.examples.departures.backend.http;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Spoils the answers to reads: the first row has a field of a wrong type, so no client may accept it.
 *
 * <p>An answer without rows gets one, and none is spared by 304, so that each is malformed.
 *
 * @param reads who answers
 * @param field the field to spoil, which is not a text
 */
record MalformedAnswers(Handler reads, String field) implements Handler {
    @Override
    public Answer handle(Request request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.remove("if-none-match");
        Answer answer =
                reads.handle(new Request(request.method(), request.path(), request.query(), headers, request.body()));
        JsonNode body = Json.read(answer.body());
        ArrayNode rows = body.withArray("items");
        ObjectNode first = rows.isEmpty() ? rows.addObject() : (ObjectNode) rows.get(0);
        first.put(field, "malformed on demand");
        return Answer.json(answer.status(), body);
    }
}
