package dev.millrace.query.json.internal.value;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;

/**
 * How the values of one type stand in JSON. Null is nobody's value: it is dealt with by what contains it. Immutable, and knows no
 * settings: they come with the source and the sink.
 */
public interface Form {

    /**
     * Reads a value.
     *
     * @param source stands at the first token of the value, which is not null; is left at its last
     * @return the value
     * @throws Mismatch if it is not of this type
     * @throws IOException if the text is no JSON or cannot be read
     */
    Object read(JsonSource source) throws IOException;

    /**
     * Writes a value.
     *
     * @param value what should be a value of this type
     * @param sink where to
     * @throws Mismatch if it is of another type, or beyond a limit
     * @throws IOException if it cannot be written
     */
    void write(Object value, JsonSink sink) throws IOException;

    /** What is expected, with its article. */
    String expected();

    /** What JSON Schema says of a value. */
    ObjectNode schema(SchemaWriter schema);

    /** Whether a value is one JSON value that is no array or object. */
    default boolean isScalar() {
        return true;
    }

    /** Reads a value or null. */
    default @Nullable Object readNullable(JsonSource source) throws IOException {
        return source.token() == JsonToken.VALUE_NULL ? null : read(source);
    }

    /** Writes a value or null. */
    default void writeNullable(@Nullable Object value, JsonSink sink) throws IOException {
        if (value == null) {
            sink.generator().writeNull();
        } else {
            write(value, sink);
        }
    }
}
