package dev.millrace.query.json.internal.text;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads trees in which every number is exact and no field comes twice. Jackson's own reader takes the sign from -0.0 where it keeps
 * decimals exact.
 */
public final class TreeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeReader() {
    }

    /** Reads the value whose first token is current; leaves the source at its last. */
    public static JsonNode read(JsonSource source) throws IOException {
        JsonToken token = source.token();
        if (token == null) {
            throw source.unexpected("a JSON value");
        }
        return switch (token) {
            case START_OBJECT -> object(source);
            case START_ARRAY -> array(source);
            case VALUE_STRING -> NODES.textNode(source.text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(source);
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

    /** The current number as that of a tree: an integer, or a decimal with its scale, or a zero with its sign. */
    private static JsonNode number(JsonSource source) throws IOException {
        String digits = source.digits("a number");
        try {
            return number(digits);
        } catch (NumberFormatException e) {
            throw new Mismatch("a number", source.found() + " (" + e.getMessage() + ")", e);
        }
    }

    private static JsonNode number(String digits) {
        if (!Decimals.isFraction(digits)) {
            if (digits.length() <= 18) {
                long value = Long.parseLong(digits);
                return value == (int) value ? NODES.numberNode((int) value)
                        : NODES.numberNode(value);
            }
            BigInteger value = new BigInteger(digits);
            return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue())
                    : NODES.numberNode(value);
        }
        BigDecimal value = Decimals.parse(digits);
        // A decimal has no negative zero.
        return value.signum() == 0 && digits.startsWith("-") ? NODES.numberNode(-0.0)
                : DecimalNode.valueOf(value);
    }
}
