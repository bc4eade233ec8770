package dev.millrace.sync.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Maps from text as JSON objects. What is read is immutable. */
record MapCodec(ValueCodec values) implements ValueCodec {

    @Override
    public Object read(JsonNode node) {
        if (!node.isObject()) {
            throw Mismatch.expected(expected(), node);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            try {
                map.put(property.getKey(), values.readNullable(property.getValue()));
            } catch (Mismatch mismatch) {
                throw mismatch.within(property.getKey());
            }
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public JsonNode write(Object value) {
        ObjectNode object = Json.NODES.objectNode();
        ((Map<?, ?>) value).forEach((key, each) -> object.set(String.valueOf(key), values.writeNullable(each)));
        return object;
    }

    @Override
    public String expected() {
        return "object";
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
