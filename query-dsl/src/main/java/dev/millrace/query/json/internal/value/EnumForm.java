package dev.millrace.query.json.internal.value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.millrace.query.internal.NearestName;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;

/** The constants of an enum, by name. */
final class EnumForm implements Form {

    private final Class<?> type;
    private final Map<String, Object> constants = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final String expected;

    EnumForm(Class<?> type) {
        this.type = type;
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            constants.put(name, constant);
            names.add(name);
        }
        this.expected = "one of " + names;
    }

    /** The enum. */
    Class<?> type() {
        return type;
    }

    @Override
    public Object read(JsonSource source) throws IOException {
        if (source.token() != JsonToken.VALUE_STRING) {
            throw source.unexpected(expected);
        }
        String name = source.text();
        Object constant = constants.get(name);
        if (constant == null) {
            throw new Mismatch(expected, source.found() + NearestName.hint(Excerpt.cut(name), names));
        }
        return constant;
    }

    @Override
    public void write(Object value, JsonSink sink) throws IOException {
        if (!type.isInstance(value)) {
            throw new Mismatch(expected, "a value of " + value.getClass().getName());
        }
        sink.string(((Enum<?>) value).name());
    }

    @Override
    public String expected() {
        return expected;
    }

    @Override
    public ObjectNode schema(SchemaWriter schema) {
        ObjectNode node = SchemaWriter.type("string");
        ArrayNode allowed = node.putArray("enum");
        names.forEach(allowed::add);
        return node;
    }
}
