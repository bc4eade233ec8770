package dev.millrace.examples.departures.backend.http;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object from outside, read one by one; what is wrong is told with the name of the field.
 *
 * <p>Immutable, if nobody changes the node.
 */
final class JsonFields {
    private final JsonNode object;
    private final String prefix;

    private JsonFields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /**
     * Reads a body that is an object with no other fields than the named ones.
     *
     * @throws Problem if it is not
     */
    static JsonFields of(byte[] body, String... names) {
        JsonNode root = Json.read(body);
        if (!root.isObject()) {
            throw Problem.malformed("the body", "a JSON object", root.isMissingNode() ? "nothing" : excerpt(root));
        }
        return new JsonFields(root, "").knowing(names);
    }

    private JsonFields knowing(String... names) {
        List<String> known = Arrays.asList(names);
        for (Iterator<String> found = object.fieldNames(); found.hasNext();) {
            String name = found.next();
            if (!known.contains(name)) {
                throw Problem.malformed("field " + prefix + name + " is unknown here; the fields are "
                        + String.join(", ", known));
            }
        }
        return this;
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** Reads any whole number that fits. */
    int integer(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(name, "a whole number of 32 bits");
        }
        return value.intValue();
    }

    int integer(String name, int min, int max) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw wrong(name, "a whole number from " + min + " to " + max);
        }
        return value.intValue();
    }

    int integer(String name, int min, int max, int otherwise) {
        return has(name) ? integer(name, min, max) : otherwise;
    }

    double number(String name, double min, double max) {
        JsonNode value = required(name);
        if (!value.isNumber() || !(value.doubleValue() >= min && value.doubleValue() <= max)) {
            throw wrong(name, "a number from " + min + " to " + max);
        }
        return value.doubleValue();
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.booleanValue();
    }

    String text(String name, String otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw wrong(name, "a text");
        }
        return value.textValue();
    }

    @Nullable
    String textOrNull(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() && !value.isNull()) {
            throw wrong(name, "a text or null");
        }
        return value.textValue();
    }

    JsonFields object(String name, String... names) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw wrong(name, "an object");
        }
        return new JsonFields(value, prefix + name + ".").knowing(names);
    }

    private JsonNode required(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw Problem.malformed("field " + prefix + name + " is missing");
        }
        return value;
    }

    /** Returns what to tell about a field that is there, but is not what is wanted. */
    Problem wrong(String name, String wanted) {
        return Problem.malformed("field " + prefix + name, wanted, excerpt(required(name)));
    }

    private static String excerpt(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
