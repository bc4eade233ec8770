package dev.millrace.query.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.internal.value.Form;
import dev.millrace.query.json.internal.value.TaggedForm;

/**
 * Reads and writes values of which nobody else knows the type: constants in a query, values of parameters. What is read back is the same
 * as what was written (law 3), of the same type, also by way of a peer whose numbers are doubles. Strings, booleans, ints, lists and null
 * stand for themselves; every other value carries its type: {@code {"type":"long","value":"5"}},
 * {@code {"type":"enum","name":"Suit","value":"HEARTS"}}.
 *
 * <p>Immutable and thread-safe; equal to another of the same registry and limits.
 */
public final class ValueCodec {

    private final TypeRegistry types;
    private final JsonLimits limits;
    private final Form form;
    private final Documents documents;

    private ValueCodec(TypeRegistry types, JsonLimits limits) {
        this.types = types;
        this.limits = limits;
        this.form = new TaggedForm(types.registered(), Object.class);
        this.documents = new Documents(CodecSettings.STRICT.with(limits));
    }

    /**
     * A codec of all values of the domain.
     *
     * @param types the enums and records among them
     * @return the codec
     */
    public static ValueCodec of(TypeRegistry types) {
        return new ValueCodec(types, JsonLimits.DEFAULT);
    }

    /**
     * This codec with other limits.
     *
     * @param limits what to refuse; {@link JsonLimits#DEFAULT} unless set
     * @return a changed codec
     */
    public ValueCodec with(JsonLimits limits) {
        return new ValueCodec(types, limits);
    }

    /**
     * Writes a value as a tree.
     *
     * @param value a value of the domain, or null
     * @return what stands for it
     * @throws JsonCodecException if it is of a type outside the domain or not in the registry, which the message names, or beyond a
     *         limit
     */
    public JsonNode encode(@Nullable Object value) {
        return documents.tree(sink -> form.writeNullable(value, sink));
    }

    /**
     * Writes a value as text.
     *
     * @param value a value of the domain, or null
     * @return JSON
     * @throws JsonCodecException as {@link #encode}
     */
    public String encodeToString(@Nullable Object value) {
        return documents.text(sink -> form.writeNullable(value, sink));
    }

    /**
     * Writes a value as the next one of a document of the caller's.
     *
     * @param value a value of the domain, or null
     * @param generator one of JSON text; stays open
     * @throws JsonCodecException as {@link #encode}; then half of it may be written
     * @throws IOException if it cannot be written
     */
    public void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        documents.write(generator, sink -> form.writeNullable(value, sink));
    }

    /**
     * Reads a value from a tree.
     *
     * @param tree what stands for it
     * @return the value
     * @throws JsonCodecException if it stands for none
     */
    public @Nullable Object decode(JsonNode tree) {
        return documents.<@Nullable Object>read(tree, form::readNullable);
    }

    /**
     * Reads a value from text.
     *
     * @param text a document of one value
     * @return the value
     * @throws JsonCodecException if it stands for none
     */
    public @Nullable Object decode(String text) {
        return documents.<@Nullable Object>read(text, form::readNullable);
    }

    /**
     * Reads a value from a document of the caller's: the one that begins with the current token, or with the first one if there is none
     * yet.
     *
     * @param parser one of JSON text; stays open, at the last token of the value
     * @return the value
     * @throws JsonCodecException if it stands for none; then the parser is somewhere within
     * @throws IOException if it cannot be read
     */
    public @Nullable Object read(JsonParser parser) throws IOException {
        return documents.<@Nullable Object>read(parser, form::readNullable);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueCodec that && types.equals(that.types) && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
        return 31 * types.hashCode() + limits.hashCode();
    }

    @Override
    public String toString() {
        return "ValueCodec of " + types;
    }
}
