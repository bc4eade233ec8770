package dev.millrace.query.json;

import java.io.IOException;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.value.Form;
import dev.millrace.query.json.internal.value.Forms;
import dev.millrace.query.json.internal.value.RecordForm;

/**
 * Reads and writes the rows of one type as JSON objects. What is read back is the same as what was written (law 3), whatever way it
 * went: long integers, the scale of decimals, NaN and the infinities (as strings), -0.0, half characters, bytes (base64), nested records
 * and lists. Strict until told otherwise: unknown and missing fields are refused, and nothing is converted.
 *
 * <p>Immutable and thread-safe; equal to another of the same row type, registry and settings. Components may be of the types of the
 * value domain, and of {@code OffsetDateTime}, {@code ZonedDateTime}, {@code YearMonth}, {@code Period}, {@code Set}, {@code Collection}
 * and {@code Map<String, …>}; of {@code Object}, {@code Number}, {@code Comparable} and sealed interfaces if there is a registry.
 *
 * @param <R> the row class
 */
public final class RowCodec<R> {

    private final RowType<R> rowType;
    private final @Nullable TypeRegistry types;
    private final RecordForm form;
    private final CodecSettings settings;

    private RowCodec(RowType<R> rowType, @Nullable TypeRegistry types, RecordForm form, CodecSettings settings) {
        this.rowType = rowType;
        this.types = types;
        this.form = form;
        this.settings = settings;
    }

    /**
     * The codec of a record class.
     *
     * @param <R> the record class
     * @param recordClass a record class, as for {@link RowType#of}
     * @return its codec
     * @throws IllegalArgumentException if it is no record, or a component's type has no JSON form
     */
    public static <R> RowCodec<R> of(Class<R> recordClass) {
        return of(RowType.of(recordClass));
    }

    /**
     * The codec of a row type.
     *
     * @param <R> the row class
     * @param rowType a row type
     * @return its codec
     * @throws IllegalArgumentException if a component's type has no JSON form; the message names it
     */
    public static <R> RowCodec<R> of(RowType<R> rowType) {
        return new RowCodec<>(rowType, null, new Forms(null).of(rowType), CodecSettings.STRICT);
    }

    /**
     * The codec of a row type with components whose declared type does not tell what they hold. Their values are written as
     * {@link ValueCodec} does.
     *
     * @param <R> the row class
     * @param rowType a row type
     * @param types the enums and records such a component may hold
     * @return its codec
     * @throws IllegalArgumentException if a component's type has no JSON form; the message names it
     */
    public static <R> RowCodec<R> of(RowType<R> rowType, TypeRegistry types) {
        return new RowCodec<>(rowType, types, new Forms(types.registered()).of(rowType), CodecSettings.STRICT);
    }

    /**
     * This codec with another policy for fields that are no components, at every depth.
     *
     * @param policy what to do with them; {@link UnknownFields#REFUSE} unless set
     * @return a changed codec
     */
    public RowCodec<R> with(UnknownFields policy) {
        return new RowCodec<>(rowType, types, form, settings.with(policy));
    }

    /**
     * This codec with another policy for components without a field, at every depth.
     *
     * @param policy what to do with them; {@link MissingFields#REFUSE} unless set
     * @return a changed codec
     */
    public RowCodec<R> with(MissingFields policy) {
        return new RowCodec<>(rowType, types, form, settings.with(policy));
    }

    /**
     * This codec with another form of numbers that a peer may not hold.
     *
     * @param form how to write them; {@link BigNumbers#AS_NUMBER} unless set
     * @return a changed codec
     */
    public RowCodec<R> with(BigNumbers form) {
        return new RowCodec<>(rowType, types, this.form, settings.with(form));
    }

    /**
     * This codec with another form of NaN and the infinities.
     *
     * @param form what stands for them; {@link NonFinite#AS_STRING} unless set
     * @return a changed codec
     */
    public RowCodec<R> with(NonFinite form) {
        return new RowCodec<>(rowType, types, this.form, settings.with(form));
    }

    /**
     * This codec with other limits.
     *
     * @param limits what to refuse; {@link JsonLimits#DEFAULT} unless set
     * @return a changed codec
     */
    public RowCodec<R> with(JsonLimits limits) {
        return new RowCodec<>(rowType, types, form, settings.with(limits));
    }

    /**
     * The type of the rows.
     *
     * @return the row type
     */
    public RowType<R> rowType() {
        return rowType;
    }

    /**
     * Tells whether the values of a component are single JSON values: no arrays and no objects.
     *
     * @param component a component of the row type
     * @return whether they are
     * @throws IllegalArgumentException if it is one of another type
     */
    public boolean isScalar(Component component) {
        return form(component).isScalar();
    }

    /**
     * Writes a row as a tree.
     *
     * @param row a row
     * @return an object with a field for each component, in order
     * @throws JsonCodecException if it is beyond a limit, or holds what its types do not tell
     */
    public JsonNode encode(R row) {
        return documents().tree(sink -> form.write(row, sink));
    }

    /**
     * Writes a row as text.
     *
     * @param row a row
     * @return JSON
     * @throws JsonCodecException as {@link #encode(Object)}
     */
    public String encodeToString(R row) {
        return documents().text(sink -> form.write(row, sink));
    }

    /**
     * Writes a row as bytes.
     *
     * @param row a row
     * @return JSON in UTF-8
     * @throws JsonCodecException as {@link #encode(Object)}
     */
    public byte[] encodeToBytes(R row) {
        return documents().bytes(sink -> form.write(row, sink));
    }

    /**
     * Writes a row as the next value of a document of the caller's, without a tree in between.
     *
     * @param row a row
     * @param generator one of JSON text; stays open
     * @throws JsonCodecException as {@link #encode(Object)}; then half of it may be written
     * @throws IOException if it cannot be written
     */
    public void write(R row, JsonGenerator generator) throws IOException {
        documents().write(generator, sink -> form.write(row, sink));
    }

    /**
     * Writes one component's value, as it would stand in a row.
     *
     * @param component a component of the row type
     * @param value its value
     * @return what stands for it
     * @throws JsonCodecException if it is no value of the component, or as {@link #encode(Object)}
     * @throws IllegalArgumentException if it is a component of another type
     */
    public JsonNode encode(Component component, @Nullable Object value) {
        Form one = form(component);
        if (value == null && !component.nullable()) {
            throw new JsonCodecException("", one.expected(), "null", null);
        }
        return documents().tree(sink -> one.writeNullable(value, sink));
    }

    /**
     * Reads a row from a tree. Only trees whose numbers are exact give exact rows: {@link JsonText} and {@link #encode} make such.
     *
     * @param tree an object
     * @return the row
     * @throws JsonCodecException if it is not one of this type
     */
    public R decode(JsonNode tree) {
        return documents().read(tree, this::row);
    }

    /**
     * Reads a row from text, without a tree in between.
     *
     * @param text a document of one object
     * @return the row
     * @throws JsonCodecException if it is not one of this type
     */
    public R decode(String text) {
        return documents().read(text, this::row);
    }

    /**
     * Reads a row from bytes, without a tree in between.
     *
     * @param text a document of one object, in UTF-8
     * @return the row
     * @throws JsonCodecException if it is not one of this type
     */
    public R decode(byte[] text) {
        return documents().read(text, this::row);
    }

    /**
     * Reads a row from a document of the caller's: the value that begins with the current token, or with the first one if there is
     * none yet.
     *
     * @param parser one of JSON text; stays open, at the last token of the row. Its own limits hold for the document
     * @return the row
     * @throws JsonCodecException if it is not one of this type; then the parser is somewhere within
     * @throws IOException if it cannot be read
     */
    public R read(JsonParser parser) throws IOException {
        return documents().read(parser, this::row);
    }

    /**
     * Reads one component's value, as it stands in a row.
     *
     * @param component a component of the row type
     * @param tree what stands for it
     * @return its value
     * @throws JsonCodecException if it is no value of the component
     * @throws IllegalArgumentException if it is a component of another type
     */
    public @Nullable Object decode(Component component, JsonNode tree) {
        Form one = form(component);
        if (tree.isNull() && !component.nullable()) {
            throw new JsonCodecException("", one.expected(), "null", null);
        }
        return documents().<@Nullable Object>read(tree, one::readNullable);
    }

    private R row(JsonSource source) throws IOException {
        return rowType.rowClass().cast(form.read(source));
    }

    private Form form(Component component) {
        if (!rowType.components().contains(component)) {
            throw new IllegalArgumentException("A component of " + rowType + " is needed here, but " + component
                    + " was given");
        }
        return form.form(component);
    }

    private Documents documents() {
        return new Documents(settings);
    }

    /** The form of the rows. */
    RecordForm form() {
        return form;
    }

    /** The policies. */
    CodecSettings settings() {
        return settings;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowCodec<?> that && rowType.equals(that.rowType) && Objects.equals(types, that.types)
                && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rowType, types, settings);
    }

    @Override
    public String toString() {
        return "RowCodec of " + rowType;
    }
}
