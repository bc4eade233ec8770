package dev.millrace.ui.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.collections.LiveQuery;

/** What a page holds of a stream, by the rules of {@code millrace.js}: whatever does not fit is an error. */
final class Page {

    /** A list as of one version. */
    private static final class Rows {
        final List<String> keys = new ArrayList<>();
        final List<JsonNode> rows = new ArrayList<>();
        long version;
    }

    private final Map<String, Rows> lists = new HashMap<>();
    private final Map<String, JsonNode> values = new HashMap<>();
    private @Nullable String lastEventId;

    /** The last id seen, which stays when an event without one follows. */
    @Nullable
    String lastEventId() {
        return lastEventId;
    }

    List<String> keys(String channel) {
        return list(channel).keys;
    }

    List<JsonNode> rows(String channel) {
        return list(channel).rows;
    }

    long version(String channel) {
        return list(channel).version;
    }

    @Nullable
    JsonNode value(String channel) {
        return values.get(channel);
    }

    /** Whether a channel shows just what a query does now. */
    boolean shows(String channel, LiveQuery<?> query) {
        List<JsonNode> expected = new ArrayList<>();
        query.snapshot().rows().forEach(row -> expected.add(Tasks.json(Tasks.JSON.valueToTree(row).toString())));
        return lists.containsKey(channel) && rows(channel).equals(expected);
    }

    Page receive(String text) {
        ServerSentEvent event = ServerSentEvent.of(text);
        if (event.id() != null) {
            lastEventId = event.id();
        }
        if (event.isFrame()) {
            apply(event.frame());
        }
        return this;
    }

    private void apply(JsonNode frame) {
        String channel = frame.required("channel").textValue();
        switch (frame.required("kind").textValue()) {
            case "snapshot" -> reset(lists.computeIfAbsent(channel, name -> new Rows()), frame);
            case "change" -> change(list(channel), frame);
            case "value" -> values.put(channel, frame.required("value"));
            default -> throw new AssertionError("unknown kind: " + frame);
        }
    }

    private static void reset(Rows list, JsonNode frame) {
        list.keys.clear();
        list.rows.clear();
        frame.required("keys").forEach(key -> list.keys.add(key.textValue()));
        frame.required("rows").forEach(list.rows::add);
        list.version = frame.required("version").longValue();
        require(list.keys.size() == list.rows.size(), "as many rows as keys", frame);
        require(list.keys.stream().distinct().count() == list.keys.size(), "each key once", frame);
    }

    private static void change(Rows list, JsonNode frame) {
        require(frame.required("from").longValue() == list.version, "a change from version " + list.version, frame);
        for (JsonNode operation : frame.required("ops")) {
            operate(list, operation);
        }
        list.version = frame.required("version").longValue();
    }

    private static void operate(Rows list, JsonNode operation) {
        int at = operation.required("at").intValue();
        String key = operation.required("key").textValue();
        String kind = operation.required("op").textValue();
        if (kind.equals("insert")) {
            require(at <= list.keys.size() && !list.keys.contains(key), "a new key within or after " + list.keys,
                    operation);
            list.keys.add(at, key);
            list.rows.add(at, operation.required("row"));
            return;
        }
        require(at < list.keys.size() && list.keys.get(at).equals(key), "the key at its place in " + list.keys,
                operation);
        if (kind.equals("remove")) {
            list.keys.remove(at);
            list.rows.remove(at);
        } else {
            require(kind.equals("update"), "a known operation", operation);
            list.rows.set(at, operation.required("row"));
        }
    }

    private Rows list(String channel) {
        Rows list = lists.get(channel);
        if (list == null) {
            throw new AssertionError("nothing came of channel " + channel + ", only of " + lists.keySet());
        }
        return list;
    }

    private static void require(boolean condition, String expected, JsonNode found) {
        if (!condition) {
            throw new AssertionError("expected " + expected + ", but came " + found);
        }
    }
}
