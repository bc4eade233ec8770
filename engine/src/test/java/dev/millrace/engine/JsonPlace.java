package dev.millrace.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.JsonCodecException;

/**
 * A value in a document and where it stands, so that what is wrong with it is told with its place.
 *
 * @param pointer the place, as a JSON pointer
 * @param node the value
 */
record JsonPlace(String pointer, JsonNode node) {

    /** The members of an object, in order. */
    Map<String, JsonPlace> members() {
        if (!node.isObject()) {
            throw expected("an object");
        }
        Map<String, JsonPlace> members = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> members.put(name, within(name, node.get(name))));
        return members;
    }

    /** The members of an object that has these alone; one whose name ends with a question mark may be missing. */
    Map<String, JsonPlace> members(String... names) {
        Map<String, JsonPlace> members = members();
        List<String> known = new ArrayList<>();
        for (String name : names) {
            boolean optional = name.endsWith("?");
            String plain = optional ? name.substring(0, name.length() - 1) : name;
            known.add(plain);
            if (!optional && !members.containsKey(plain)) {
                throw new JsonCodecException(pointer, "a member \"" + plain + "\"", "only " + members.keySet(), null);
            }
        }
        members.forEach((name, place) -> {
            if (!known.contains(name)) {
                throw new JsonCodecException(place.pointer, "one of the members " + known, "\"" + name + "\"", null);
            }
        });
        return members;
    }

    /** The elements of an array. */
    List<JsonPlace> elements() {
        if (!node.isArray()) {
            throw expected("an array");
        }
        List<JsonPlace> elements = new ArrayList<>();
        node.forEach(element -> elements.add(within(String.valueOf(elements.size()), element)));
        return elements;
    }

    private JsonPlace within(String step, JsonNode part) {
        return new JsonPlace(pointer + "/" + step, part);
    }

    /** A string that says something. */
    String text() {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw expected("a text");
        }
        return node.textValue();
    }

    /** A whole number from 0 on. */
    long count() {
        if (!node.canConvertToLong() || !node.isIntegralNumber() || node.longValue() < 0) {
            throw expected("a whole number from 0 on");
        }
        return node.longValue();
    }

    /** One of some things that have names. */
    <T> T named(Map<String, T> known, String what) {
        T found = known.get(text());
        if (found == null) {
            throw expected(what + " of " + known.keySet());
        }
        return found;
    }

    /** What a codec or constructor makes of it. */
    <T extends @Nullable Object> T read(Function<JsonNode, T> reading) {
        try {
            return reading.apply(node);
        } catch (JsonCodecException e) {
            throw new JsonCodecException(pointer + e.path(), e.expected(), e.found(), e);
        } catch (IllegalArgumentException e) {
            throw new JsonCodecException(pointer, "something else", String.valueOf(e.getMessage()), e);
        }
    }

    /** Says what should stand here. */
    JsonCodecException expected(String what) {
        return new JsonCodecException(pointer, what, node.toString(), null);
    }
}
