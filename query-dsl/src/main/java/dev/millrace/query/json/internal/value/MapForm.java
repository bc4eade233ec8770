package dev.millrace.query.json.internal.value;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;

/** Maps from text as objects. What is read is immutable. */
record MapForm(Form values) implements Form {

    @Override
    public Object read(JsonSource source) throws IOException {
        source.enter(JsonToken.START_OBJECT, expected());
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (source.next() != JsonToken.END_OBJECT) {
            String key = source.text();
            source.next();
            try {
                if (map.containsKey(key)) {
                    throw new Mismatch("each field once", "a second one of this name");
                }
                map.put(key, values.readNullable(source));
            } catch (Mismatch mismatch) {
                throw mismatch.within(key);
            }
        }
        source.leave();
        return Collections.unmodifiableMap(map);
    }

    @Override
    public void write(Object value, JsonSink sink) throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Mismatch("a map", "a value of " + value.getClass().getName());
        }
        sink.beginObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new Mismatch("a map whose keys are strings",
                        "the key " + Excerpt.cut(String.valueOf(entry.getKey())));
            }
            try {
                sink.field(key);
                values.writeNullable(entry.getValue(), sink);
            } catch (Mismatch mismatch) {
                throw mismatch.within(key);
            }
        }
        sink.endObject();
    }

    @Override
    public String expected() {
        return "an object";
    }

    @Override
    public ObjectNode schema(SchemaWriter schema) {
        ObjectNode node = SchemaWriter.type("object");
        node.set("additionalProperties", schema.nullable(values));
        return node;
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
