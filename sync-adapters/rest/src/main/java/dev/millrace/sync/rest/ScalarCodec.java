package dev.millrace.sync.rest;

import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** Values that are one JSON number, text or boolean. */
record ScalarCodec(String expected, Predicate<JsonNode> fits, Function<JsonNode, Object> reader,
        Function<Object, JsonNode> writer) implements ValueCodec {

    /** Values that are written as they print and read by a parser that refuses what it does not know. */
    static <T> ScalarCodec text(String expected, Function<String, T> parser) {
        return new ScalarCodec(expected, JsonNode::isTextual, node -> parser.apply(node.textValue()),
                value -> Json.NODES.textNode(value.toString()));
    }

    @Override
    public Object read(JsonNode node) {
        if (!fits.test(node)) {
            throw Mismatch.expected(expected, node);
        }
        try {
            return reader.apply(node);
        } catch (RuntimeException e) {
            throw Mismatch.refused("expected " + expected + ", but " + e.getMessage(), node);
        }
    }

    @Override
    public JsonNode write(Object value) {
        return writer.apply(value);
    }
}
