package dev.millrace.ui.web;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.collections.ChangeSet;
import dev.millrace.collections.ListStep;
import dev.millrace.query.Identity;

/** Makes frames, which are written as JSON when they are read: the wire format that {@code millrace.js} reads. Thread-safe. */
final class FrameEncoder {

    private final ObjectMapper mapper;

    /** Writes on one line, as an event's data must be, whatever the mapper was told. */
    private final ObjectWriter writer;

    FrameEncoder(ObjectMapper mapper) {
        this.mapper = mapper;
        this.writer = mapper.writer().without(SerializationFeature.INDENT_OUTPUT);
    }

    /** All rows of a list; both lists must not change any more. */
    Frame snapshot(String channel, long version, List<Identity> identities, List<? extends @Nullable Object> rows) {
        return new Frame(channel, () -> {
            ObjectNode frame = frame(channel, "snapshot").put("version", version);
            ArrayNode keys = frame.putArray("keys");
            identities.forEach(identity -> keys.add(key(identity)));
            ArrayNode values = frame.putArray("rows");
            rows.forEach(row -> values.add(tree(row)));
            return write(frame);
        });
    }

    /** What changed in a list, as operations to be applied one after another. */
    Frame change(String channel, ChangeSet<?> changes) {
        return new Frame(channel, () -> {
            ObjectNode frame = frame(channel, "change").put("from", changes.from()).put("version", changes.to());
            ArrayNode operations = frame.putArray("ops");
            changes.steps().forEach(step -> operation(operations.addObject(), step));
            return write(frame);
        });
    }

    /** The present value of a channel. */
    Frame value(String channel, long version, Object value) {
        return new Frame(channel, () -> {
            ObjectNode frame = frame(channel, "value").put("version", version);
            frame.set("value", tree(value));
            return write(frame);
        });
    }

    /** The last event of a stream that fails: why no more will come. */
    Event failed(Throwable reason) {
        String text = write(mapper.createObjectNode().put("message", reason.getMessage()));
        return Event.of("event: failed\ndata: " + text + "\n\n");
    }

    private void operation(ObjectNode operation, ListStep<?> step) {
        if (step instanceof ListStep.Remove<?> remove) {
            operation.put("op", "remove").put("at", remove.at()).put("key", key(remove.identity()));
            mark(operation, remove.move());
        } else if (step instanceof ListStep.Insert<?> insert) {
            operation.put("op", "insert").put("at", insert.at()).put("key", key(insert.identity()));
            operation.set("row", tree(insert.row()));
            mark(operation, insert.move());
        } else if (step instanceof ListStep.Update<?> update) {
            operation.put("op", "update").put("at", update.at()).put("key", key(update.identity()));
            operation.set("row", tree(update.row()));
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

    /** A text that no other row of the same result has: a single key as it is, what is made of several as JSON. */
    private String key(Identity identity) {
        JsonNode key = keyTree(identity);
        return key.isTextual() ? key.textValue() : key.toString();
    }

    private JsonNode keyTree(@Nullable Identity identity) {
        if (identity instanceof Identity.Of of) {
            return tree(of.key());
        }
        ArrayNode parts = mapper.createArrayNode();
        if (identity instanceof Identity.Group group) {
            group.key().forEach(part -> parts.add(tree(part)));
        } else if (identity instanceof Identity.Pair pair) {
            parts.add(keyTree(pair.left())).add(keyTree(pair.right()));
        }
        return identity == null ? mapper.nullNode() : parts;
    }

    private JsonNode tree(@Nullable Object value) {
        try {
            return mapper.valueToTree(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A " + (value == null ? "null" : value.getClass().getName()) + " cannot be written as JSON; give"
                            + " the stream an ObjectMapper that can: " + e.getMessage(),
                    e);
        }
    }

    private String write(ObjectNode frame) {
        try {
            return writer.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A frame cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
