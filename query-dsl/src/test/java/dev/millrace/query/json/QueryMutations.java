package dev.millrace.query.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.millrace.query.json.internal.query.QueryJsonWords;

/** Puts faults into documents: members left out, doubled, renamed; values changed; parts of other documents in the place of parts. */
final class QueryMutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of("", "x", "items", "owners", "maps", "id", "name", "size", "code",
            "Pair", "Suit", "slug", "longest", "PT1S", "long", "list", "de", "NaN", "DAY", "HEARTS", "user", "count",
            "\ud800");

    private final Random random;
    private final List<JsonNode> documents;
    private final List<String> words = new ArrayList<>(QueryJsonWords.members());

    QueryMutations(Random random, List<JsonNode> documents) {
        this.random = random;
        this.documents = documents;
        words.addAll(List.of("with", "on", "matching", "by", "descending", "nulls", "collation", "locale", "offset",
                "limit", "lane", "of", "type", "operands", "orderBy", "operand", "expression", "query", "millrace"));
    }

    /** A document with one or two faults, as text that perhaps breaks off. */
    String next() {
        JsonNode document = any(documents).deepCopy();
        for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
            JsonNode query = document.get("query");
            // The frame is soon wrong, and then nobody reads on.
            mutate(query == null || !query.isContainerNode() || random.nextInt(20) == 0 ? document
                    : any(within(query)));
        }
        String text = document.toString();
        return random.nextInt(20) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
    }

    private void mutate(JsonNode container) {
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            String name = any(names(object));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(any(words), object.remove(name));
                case 2 -> object.set(any(words), object.get(name).deepCopy());
                default -> object.set(name, value());
            }
        } else if (container instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            switch (random.nextInt(4)) {
                case 0 -> array.remove(index);
                case 1 -> array.insert(index, array.get(random.nextInt(array.size())).deepCopy());
                case 2 -> array.add(value());
                default -> array.set(index, value());
            }
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(7) - 2);
            case 3 -> NODES.numberNode(random.nextLong());
            case 4 -> NODES.numberNode(random.nextInt(9) / 4.0);
            case 5 -> NODES.textNode(any(TEXTS));
            case 6 -> NODES.objectNode().set(any(words), NODES.textNode(any(TEXTS)));
            // Most of what a reader takes is a part of what a writer wrote.
            default -> any(within(any(documents))).deepCopy();
        };
    }

    /** All objects and arrays of a document, itself too. */
    private static List<JsonNode> within(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        collect(node, all);
        return all;
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
