package dev.millrace.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.millrace.query.RowType;
import dev.millrace.query.json.internal.value.SchemaWriter;

/**
 * Describes row types as JSON Schema (draft 2020-12), for peers that check or generate. What a codec writes is valid by its schema; what
 * is valid is mostly, but not always, what a codec reads: formats are annotations there, and 1.0 is an integer.
 */
public final class JsonSchema {

    private JsonSchema() {
    }

    /**
     * The schema of what a codec of a row type reads and writes unless told otherwise.
     *
     * @param rowType a row type
     * @return a new document; each record, nested ones too, is one of its {@code $defs}
     * @throws IllegalArgumentException if a component's type has no JSON form
     */
    public static JsonNode of(RowType<?> rowType) {
        return of(RowCodec.of(rowType));
    }

    /**
     * The schema of what a codec reads and writes under its policies.
     *
     * @param codec a codec
     * @return a new document; each record, nested ones too, is one of its {@code $defs}
     */
    public static JsonNode of(RowCodec<?> codec) {
        SchemaWriter writer = new SchemaWriter(codec.settings().policies());
        ObjectNode schema = SchemaWriter.object().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.setAll(writer.reference(codec.form()));
        schema.set("$defs", writer.definitions());
        return schema;
    }
}
