package dev.millrace.query.json.internal.query;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.NearestName;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.Mismatch;

/**
 * An object that is an operator: one member names it and holds its first operand, the others are what it takes beside.
 *
 * @param object the object
 * @param word the name of the operator
 */
record Members(JsonNode object, String word) {

    /**
     * An operator.
     *
     * @param node what should be one
     * @param what what is expected, with its article
     * @param words the operators there are
     */
    static Members of(JsonNode node, String what, Collection<String> words) {
        if (!node.isObject()) {
            throw new Mismatch(what, Trees.found(node));
        }
        String word = null;
        for (Iterator<String> names = node.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (words.contains(name)) {
                if (word != null) {
                    throw new Mismatch("one operator", "a second one beside " + Excerpt.quote(word)).within(name);
                }
                word = name;
            }
        }
        if (word != null) {
            return new Members(node, word);
        }
        if (node.isEmpty()) {
            throw new Mismatch(what, "an empty object");
        }
        String first = node.fieldNames().next();
        throw new Mismatch(what, "the unknown operator " + Excerpt.quote(first)
                + NearestName.hint(Excerpt.cut(first), words)).within(first);
    }

    /** Members of an object that is no operator. */
    static Members plain(JsonNode node, String what) {
        if (!node.isObject()) {
            throw new Mismatch(what, Trees.found(node));
        }
        return new Members(node, "");
    }

    /** Refuses members beside the operator that are none of its options. */
    Members allow(String... options) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!name.equals(word) && !List.of(options).contains(name)) {
                throw new Mismatch(options.length == 0 ? "nothing beside " + Excerpt.quote(word)
                        : "a member of " + (word.isEmpty() ? "this object" : Excerpt.quote(word)),
                        "the unknown member " + Excerpt.quote(name)
                                + (options.length == 0 ? "" : NearestName.hint(Excerpt.cut(name), List.of(options))))
                        .within(name);
            }
        }
        return this;
    }

    /** What the operator is applied to. */
    JsonNode operand() {
        return Trees.present(object.get(word));
    }

    /** A member that must be there. */
    JsonNode required(String name, String expected) {
        JsonNode node = object.get(name);
        if (node == null) {
            throw new Mismatch(expected, "nothing").within(name);
        }
        return node;
    }

    /** A member that may be missing. */
    @Nullable
    JsonNode optional(String name) {
        return object.get(name);
    }

    /** A string in a member that must be there. */
    String text(String name, String expected) {
        JsonNode node = required(name, expected);
        try {
            return Trees.text(node, expected);
        } catch (Mismatch mismatch) {
            throw mismatch.within(name);
        }
    }

    /** A place, from 0, in a member that must be there. */
    int index(String name, String expected) {
        JsonNode node = required(name, expected);
        try {
            return Trees.index(node, expected);
        } catch (Mismatch mismatch) {
            throw mismatch.within(name);
        }
    }

    /** One of the words of a vocabulary, in a member that must be there. */
    <E extends Enum<E>> E constant(String name, Words.Vocabulary<E> vocabulary, String expected) {
        JsonNode node = required(name, expected);
        try {
            return Trees.word(node, vocabulary, expected);
        } catch (Mismatch mismatch) {
            throw mismatch.within(name);
        }
    }
}
