package dev.millrace.query.json.internal.text;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;

/** Writes trees as text that holds all they hold, half characters too. */
public final class TreeWriter {

    private TreeWriter() {
    }

    public static void write(JsonNode node, JsonSink sink) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                sink.beginObject();
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    try {
                        sink.field(field.getKey());
                        write(field.getValue(), sink);
                    } catch (Mismatch mismatch) {
                        throw mismatch.within(field.getKey());
                    }
                }
                sink.endObject();
            }
            case ARRAY -> {
                sink.beginArray();
                for (int i = 0; i < node.size(); i++) {
                    try {
                        write(node.get(i), sink);
                    } catch (Mismatch mismatch) {
                        throw mismatch.within(i);
                    }
                }
                sink.endArray();
            }
            case STRING -> sink.string(node.textValue());
            case BOOLEAN -> sink.generator().writeBoolean(node.booleanValue());
            case NUMBER -> number(node, sink);
            case NULL -> sink.generator().writeNull();
            default -> throw new Mismatch("a JSON value", "a node of type " + node.getNodeType());
        }
    }

    private static void number(JsonNode node, JsonSink sink) throws IOException {
        if (node instanceof NumericNode number && number.isNaN()) {
            throw new Mismatch("a JSON number", node.asText());
        } else if (node.isIntegralNumber()) {
            sink.number(node.bigIntegerValue(), "a number");
        } else if (node.isBigDecimal()) {
            sink.number(node.decimalValue(), "a number");
        } else {
            sink.generator().writeNumber(node.asText());
        }
    }
}
