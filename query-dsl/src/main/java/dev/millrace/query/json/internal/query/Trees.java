package dev.millrace.query.json.internal.query;

import java.util.Collection;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.NearestName;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.Mismatch;

/** What readers of trees have in common. */
final class Trees {

    private Trees() {
    }

    /** A value in words. */
    static String found(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "the string " + Excerpt.quote(node.textValue());
            case NUMBER -> "the number " + Excerpt.cut(node.asText());
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case BOOLEAN, NULL -> node.asText();
            default -> "no JSON value (" + node.getNodeType() + ")";
        };
    }

    /** A string. */
    static String text(JsonNode node, String expected) {
        if (!node.isTextual()) {
            throw new Mismatch(expected, found(node));
        }
        return node.textValue();
    }

    /** One of the words of a vocabulary. */
    static <E extends Enum<E>> E word(JsonNode node, Words.Vocabulary<E> vocabulary, String expected) {
        String word = text(node, expected);
        if (!vocabulary.knows(word)) {
            throw unknown(word, vocabulary.words(), expected);
        }
        return vocabulary.constant(word);
    }

    /** A number that counts something, or tells its place. */
    static long count(JsonNode node, String expected) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new Mismatch(expected, found(node));
        }
        return node.longValue();
    }

    /** A place in a list, from 0. */
    static int index(JsonNode node, String expected) {
        return (int) Math.min(count(node, expected), Integer.MAX_VALUE);
    }

    /** The elements of an array. */
    static JsonNode array(JsonNode node, String expected) {
        if (!node.isArray()) {
            throw new Mismatch(expected, found(node));
        }
        return node;
    }

    /** A name that means nothing, with the nearest one that does. */
    static Mismatch unknown(String name, Collection<String> known, String expected) {
        return new Mismatch(expected, Excerpt.quote(name)
                + (known.isEmpty() ? "; there is none" : NearestName.hint(Excerpt.cut(name), known)));
    }

    /** What is there by construction. */
    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A word or name is missing that was put in beforehand");
        }
        return value;
    }
}
