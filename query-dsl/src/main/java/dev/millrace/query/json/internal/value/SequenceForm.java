package dev.millrace.query.json.internal.value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;

/** Lists and sets as arrays. What is read is immutable. */
record SequenceForm(Form elements, Function<List<@Nullable Object>, Object> collector) implements Form {

    SequenceForm(Form elements, Function<List<@Nullable Object>, Object> collector) {
        this.elements = elements;
        this.collector = collector;
    }

    @Override
    public Object read(JsonSource source) throws IOException {
        source.enter(JsonToken.START_ARRAY, expected());
        List<@Nullable Object> values = new ArrayList<>();
        while (source.next() != JsonToken.END_ARRAY) {
            try {
                values.add(elements.readNullable(source));
            } catch (Mismatch mismatch) {
                throw mismatch.within(values.size());
            }
        }
        source.leave();
        return collector.apply(values);
    }

    @Override
    public void write(Object value, JsonSink sink) throws IOException {
        if (!(value instanceof Collection<?> values)) {
            throw new Mismatch("a collection", "a value of " + value.getClass().getName());
        }
        sink.beginArray();
        int index = 0;
        for (Object element : values) {
            try {
                elements.writeNullable(element, sink);
            } catch (Mismatch mismatch) {
                throw mismatch.within(index);
            }
            index++;
        }
        sink.endArray();
    }

    @Override
    public String expected() {
        return "an array";
    }

    @Override
    public ObjectNode schema(SchemaWriter schema) {
        ObjectNode node = SchemaWriter.type("array");
        node.set("items", schema.nullable(elements));
        return node;
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
