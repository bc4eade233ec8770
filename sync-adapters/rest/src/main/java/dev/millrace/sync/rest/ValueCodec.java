package dev.millrace.sync.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one Java type as JSON. Null is nobody's value: it is dealt with by what contains it.
 * Immutable.
 */
interface ValueCodec {

    /**
     * Reads a value.
     *
     * @param node what is there; neither missing nor JSON null
     * @return the value
     * @throws Mismatch if it is not of this type
     */
    Object read(JsonNode node);

    /**
     * Writes a value.
     *
     * @param value a value of this type
     * @return what stands for it
     * @throws IllegalArgumentException if JSON has nothing for it
     */
    JsonNode write(Object value);

    /** What is expected, for messages. */
    String expected();

    /** Whether a value is one word, which can stand in an address. */
    default boolean isScalar() {
        return true;
    }

    /** Reads a value or null. */
    default @Nullable Object readNullable(JsonNode node) {
        return node.isNull() ? null : read(node);
    }

    /** Writes a value or null. */
    default JsonNode writeNullable(@Nullable Object value) {
        return value == null ? Json.NODES.nullNode() : write(value);
    }
}
