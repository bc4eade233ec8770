package dev.millrace.ui.web;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One event as an EventSource reads it; its parts are null where the text has none.
 *
 * @param id the event's id
 * @param name the event's name
 * @param data its data, as JSON
 * @param comment what stood in a comment
 */
record ServerSentEvent(@Nullable String id, @Nullable String name, @Nullable JsonNode data, @Nullable String comment) {

    /** Reads the text of exactly one event. */
    static ServerSentEvent of(String text) {
        if (!text.endsWith("\n\n") || text.indexOf("\n\n") != text.length() - 2) {
            throw new AssertionError("this is not one event that ends in an empty line: " + text);
        }
        List<String> lines = text.lines().toList();
        String data = field(lines, "data: ");
        return new ServerSentEvent(field(lines, "id: "), field(lines, "event: "),
                data == null ? null : Tasks.json(data), field(lines, ": "));
    }

    JsonNode frame() {
        if (!"frame".equals(name)) {
            throw new AssertionError("this is no frame: " + this);
        }
        return Objects.requireNonNull(data);
    }

    boolean isFrame() {
        return "frame".equals(name);
    }

    private static @Nullable String field(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length()))
                .findFirst().orElse(null);
    }
}
