package dev.millrace.query.json.internal.value;

import java.io.IOException;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.text.Policies;

/**
 * Values that are one JSON number, string or boolean. Strict: no text for a number, no fraction for an integer, nothing out of range,
 * nothing that would change on its way back.
 *
 * @param <T> their type
 */
final class ScalarForm<T> implements Form {

    /** Reads a value; what it throws unchecked is why there is none. */
    @FunctionalInterface
    interface Reader<T> {

        T read(JsonSource source) throws IOException;
    }

    /** Writes a value. */
    @FunctionalInterface
    interface Writer<T> {

        void write(T value, JsonSink sink) throws IOException;
    }

    private final Class<T> type;
    private final String expected;
    private final Reader<? extends T> reader;
    private final Writer<? super T> writer;
    private final Function<Policies, ObjectNode> schema;

    ScalarForm(Class<T> type, String expected, Reader<? extends T> reader, Writer<? super T> writer,
            Function<Policies, ObjectNode> schema) {
        this.type = type;
        this.expected = expected;
        this.reader = reader;
        this.writer = writer;
        this.schema = schema;
    }

    /** Values that are written as they print, and read by a parser that refuses what it does not know. */
    static <T> ScalarForm<T> text(Class<T> type, String expected, Function<String, T> parser,
            Function<Policies, ObjectNode> schema) {
        return new ScalarForm<>(type, expected, source -> {
            if (source.token() != JsonToken.VALUE_STRING) {
                throw source.unexpected(expected);
            }
            return parser.apply(source.text());
        }, (value, sink) -> sink.string(value.toString()), schema);
    }

    /** The class of the values. */
    Class<T> type() {
        return type;
    }

    @Override
    public Object read(JsonSource source) throws IOException {
        try {
            return reader.read(source);
        } catch (Mismatch mismatch) {
            throw mismatch;
        } catch (RuntimeException e) {
            // Parsers say why in their own words, which begin with the text or without.
            throw new Mismatch(expected, source.found() + " (" + Excerpt.cut(String.valueOf(e.getMessage())) + ")", e);
        }
    }

    @Override
    public void write(Object value, JsonSink sink) throws IOException {
        if (!type.isInstance(value)) {
            throw new Mismatch(expected, "a value of " + value.getClass().getName());
        }
        writer.write(type.cast(value), sink);
    }

    @Override
    public String expected() {
        return expected;
    }

    @Override
    public ObjectNode schema(SchemaWriter writer) {
        return schema.apply(writer.policies());
    }
}
