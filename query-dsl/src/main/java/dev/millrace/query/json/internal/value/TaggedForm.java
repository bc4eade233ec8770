package dev.millrace.query.json.internal.value;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;

/**
 * Values whose type nothing tells but they themselves. Strings, booleans, ints and lists are what they look like; every other value is
 * an object of its type and its text, {@code {"type":"long","value":"5"}}, an enum constant or a record with a name from the registry.
 * All of it passes a peer whose numbers are doubles, which is why not even 1.5 stands for itself: such a peer makes 1 of 1.0.
 *
 * @param types the enums and records there can be
 * @param bound what the values must be
 */
public record TaggedForm(RegisteredTypes types, Class<?> bound) implements Form {

    private static final Form INT = Forms.scalar(Integer.class);

    @Override
    public Object read(JsonSource source) throws IOException {
        JsonToken token = source.token();
        Object value;
        if (token == JsonToken.START_OBJECT) {
            value = new TaggedObject(types).read(source.withBigAsString());
        } else if (token == JsonToken.START_ARRAY) {
            value = list().read(source);
        } else if (token == JsonToken.VALUE_STRING) {
            value = source.text();
        } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            value = token == JsonToken.VALUE_TRUE;
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
            value = INT.read(source);
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            throw source.unexpected("a number with its type, as {\"type\":\"double\",\"value\":…} or \"decimal\",");
        } else {
            throw source.unexpected(expected());
        }
        if (!bound.isInstance(value)) {
            throw new Mismatch(expected(), "a value of " + value.getClass().getName());
        }
        return value;
    }

    private SequenceForm list() {
        return new SequenceForm(new TaggedForm(types, Object.class), Collections::unmodifiableList);
    }

    @Override
    public void write(Object value, JsonSink sink) throws IOException {
        if (value instanceof String text) {
            sink.string(text);
        } else if (value instanceof Boolean truth) {
            sink.generator().writeBoolean(truth);
        } else if (value instanceof Integer number) {
            sink.generator().writeNumber(number);
        } else if (value instanceof List<?>) {
            list().write(value, sink);
        } else {
            tagged(value, sink.withBigAsString());
        }
    }

    private void tagged(Object value, JsonSink sink) throws IOException {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        String tag = Tags.name(type);
        String name = types.name(type);
        if (tag == null && name == null) {
            throw new Mismatch(expected(), "a value of " + type.getName() + (type.isEnum() || type.isRecord()
                    ? ", which is not in the registry" : ", a type outside the domain"));
        }
        sink.beginObject();
        sink.field(TaggedObject.TYPE);
        Form form;
        if (name == null) {
            sink.string(String.valueOf(tag));
            form = Forms.scalar(type);
        } else {
            sink.string(type.isEnum() ? Tags.ENUM : Tags.RECORD);
            sink.field(TaggedObject.NAME);
            sink.string(name);
            form = types.form(name, type.isEnum());
        }
        sink.field(TaggedObject.VALUE);
        try {
            form.write(value, sink);
        } catch (Mismatch mismatch) {
            throw mismatch.within(TaggedObject.VALUE);
        }
        sink.endObject();
    }

    @Override
    public String expected() {
        return bound == Object.class ? "a value of the domain" : "a value of type " + bound.getSimpleName();
    }

    @Override
    public ObjectNode schema(SchemaWriter schema) {
        return SchemaWriter.object().put("description",
                "Any value; one that is no string, boolean, 32-bit integer or list stands as {\"type\":…,\"value\":…}.");
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
