package dev.millrace.sync.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/** Lists and sets as JSON arrays. What is read is immutable. */
record SequenceCodec(ValueCodec elements, Function<List<@Nullable Object>, Object> collector) implements ValueCodec {

    @Override
    public Object read(JsonNode node) {
        if (!node.isArray()) {
            throw Mismatch.expected(expected(), node);
        }
        List<@Nullable Object> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            try {
                values.add(elements.readNullable(node.get(i)));
            } catch (Mismatch mismatch) {
                throw mismatch.within(i);
            }
        }
        return collector.apply(values);
    }

    @Override
    public JsonNode write(Object value) {
        ArrayNode array = Json.NODES.arrayNode();
        for (Object element : (Collection<?>) value) {
            array.add(elements.writeNullable(element));
        }
        return array;
    }

    @Override
    public String expected() {
        return "array";
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
