package dev.millrace.query.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads trees in which every number is exact and no field comes twice. Jackson's own reader takes the sign from -0.0 where it keeps
 * decimals exact.
 */
final class TreeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeReader() {
    }

    /** Reads the value whose first token is current; leaves the source at its last. */
    static JsonNode read(JsonSource source) throws IOException {
        JsonToken token = source.token();
        if (token == null) {
            throw source.unexpected("a JSON value");
        }
        return switch (token) {
            case START_OBJECT -> object(source);
            case START_ARRAY -> array(source);
            case VALUE_STRING -> NODES.textNode(source.text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NumberForms.node(source);
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw source.unexpected("a JSON value");
        };
    }

    private static ObjectNode object(JsonSource source) throws IOException {
        ObjectNode object = NODES.objectNode();
        source.enter(JsonToken.START_OBJECT, "an object");
        while (source.next() != JsonToken.END_OBJECT) {
            String field = source.text();
            source.next();
            try {
                if (object.has(field)) {
                    throw new Mismatch("each field once", "a second one of this name");
                }
                object.set(field, read(source));
            } catch (Mismatch mismatch) {
                throw mismatch.within(field);
            }
        }
        source.leave();
        return object;
    }

    private static ArrayNode array(JsonSource source) throws IOException {
        ArrayNode array = NODES.arrayNode();
        source.enter(JsonToken.START_ARRAY, "an array");
        while (source.next() != JsonToken.END_ARRAY) {
            try {
                array.add(read(source));
            } catch (Mismatch mismatch) {
                throw mismatch.within(array.size());
            }
        }
        source.leave();
        return array;
    }
}
