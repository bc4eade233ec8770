package dev.millrace.ui.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.millrace.collections.ChangeSet;
import dev.millrace.collections.ListStep;
import dev.millrace.query.Identity;

/** Writes frames as JSON: the wire format that {@code millrace.js} reads. */
final class FrameEncoder {

    private final ObjectMapper mapper;

    FrameEncoder(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** All rows of a list. */
    Frame snapshot(String channel, long version, List<Identity> identities, List<? extends @Nullable Object> rows) {
        ObjectNode frame = frame(channel, "snapshot").put("version", version);
        ArrayNode keys = frame.putArray("keys");
        identities.forEach(identity -> keys.add(identity.toString()));
        ArrayNode values = frame.putArray("rows");
        rows.forEach(row -> values.add(mapper.<JsonNode>valueToTree(row)));
        return write(frame);
    }

    /** What changed in a list, as operations to be applied one after another. */
    Frame change(String channel, ChangeSet<?> changes) {
        ObjectNode frame = frame(channel, "change").put("from", changes.from()).put("version", changes.to());
        ArrayNode operations = frame.putArray("ops");
        changes.steps().forEach(step -> operation(operations.addObject(), step));
        return write(frame);
    }

    /** The present value of a channel. */
    Frame value(String channel, long version, Object value) {
        ObjectNode frame = frame(channel, "value").put("version", version);
        frame.set("value", mapper.valueToTree(value));
        return write(frame);
    }

    private void operation(ObjectNode operation, ListStep<?> step) {
        if (step instanceof ListStep.Remove<?> remove) {
            operation.put("op", "remove").put("at", remove.at()).put("key", remove.identity().toString());
            mark(operation, remove.move());
        } else if (step instanceof ListStep.Insert<?> insert) {
            operation.put("op", "insert").put("at", insert.at()).put("key", insert.identity().toString());
            operation.set("row", mapper.valueToTree(insert.row()));
            mark(operation, insert.move());
        } else if (step instanceof ListStep.Update<?> update) {
            operation.put("op", "update").put("at", update.at()).put("key", update.identity().toString());
            operation.set("row", mapper.valueToTree(update.row()));
        }
    }

    private static void mark(ObjectNode operation, boolean move) {
        if (move) {
            operation.put("move", true);
        }
    }

    private ObjectNode frame(String channel, String kind) {
        return mapper.createObjectNode().put("channel", channel).put("kind", kind);
    }

    private Frame write(ObjectNode frame) {
        try {
            return new Frame(mapper.writeValueAsString(frame));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A frame of channel " + frame.get("channel") + " cannot be written as JSON; give the stream an"
                    + " ObjectMapper that can write the rows", e);
        }
    }
}
