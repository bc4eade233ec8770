package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowType;
import dev.millrace.query.json.JsonArbitraries.Open;
import dev.millrace.query.value.Values;

/** What is read back is the same, whatever way it went. */
class CodecPropertyTest {

    private static final RowCodec<Everything> ROWS = RowCodec.of(Everything.class);
    private static final TypeRegistry TYPES =
            TypeRegistry.of(Everything.Suit.class, Everything.Place.class, Open.class);
    private static final ValueCodec VALUES = ValueCodec.of(TYPES);

    @Provide
    Arbitrary<Everything> rows() {
        return JsonArbitraries.rows();
    }

    @Provide
    Arbitrary<@Nullable Object> values() {
        return JsonArbitraries.values();
    }

    @Property(tries = 300, seed = "5309", edgeCases = EdgeCasesMode.NONE)
    void row_bothFormsOfNumbers_comesBackTheSame(@ForAll("rows") Everything row) throws IOException {
        for (BigNumbers form : BigNumbers.values()) {
            RowCodec<Everything> codec = ROWS.with(form);
            JsonNode tree = codec.encode(row);
            String text = codec.encodeToString(row);
            byte[] bytes = codec.encodeToBytes(row);

            requireSame(row, codec.decode(tree));
            requireSame(row, codec.decode(text));
            requireSame(row, codec.decode(bytes));
            requireSame(row, codec.decode(JsonText.parse(bytes, JsonLimits.DEFAULT)));
            requireSame(row, codec.decode(JsonText.bytes(tree)));
            requireSame(row, ROWS.with(BigNumbers.AS_STRING).decode(text));
            assertThat(JsonText.parse(text, JsonLimits.DEFAULT)).isEqualTo(tree);
        }
    }

    @Property(tries = 20, seed = "5310", edgeCases = EdgeCasesMode.NONE)
    void rows_inADocumentOfTheCallers_comeBackTheSame(@ForAll List<@From("rows") Everything> rows)
            throws IOException {
        StringWriter text = new StringWriter();
        JsonFactory jackson = new JsonFactory();
        try (JsonGenerator generator = jackson.createGenerator(text)) {
            generator.writeStartArray();
            for (Everything row : rows) {
                ROWS.write(row, generator);
            }
            generator.writeEndArray();
        }

        List<Everything> read = new ArrayList<>();
        // Numbers longer than Jackson's own limit pass through the codec's limits only.
        try (JsonParser parser = JsonLimits.DEFAULT.factory().createParser(text.toString())) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                read.add(ROWS.read(parser));
            }
        }

        assertThat(Values.same(rows, read)).isTrue();
    }

    @Property(tries = 3_000, seed = "5311", edgeCases = EdgeCasesMode.NONE)
    void value_ofUnknownType_comesBackTheSame(@ForAll("values") @Nullable Object value) {
        requireSame(value, VALUES.decode(VALUES.encode(value)));
        requireSame(value, VALUES.decode(VALUES.encodeToString(value)));
        byte[] bytes = JsonText.bytes(VALUES.encode(value));
        requireSame(value, VALUES.decode(JsonText.parse(bytes, JsonLimits.DEFAULT)));
    }

    @Property(tries = 1_000, seed = "5312", edgeCases = EdgeCasesMode.NONE)
    void rowOfUnknownComponents_comesBackTheSame(@ForAll("values") @Nullable Object left,
            @ForAll("values") @Nullable Object right) {
        RowCodec<Open> codec = RowCodec.of(RowType.of(Open.class), TYPES);
        Open row = new Open(left, right);

        requireSame(row, codec.decode(codec.encodeToString(row)));
        requireSame(row, codec.decode(codec.encode(row)));
    }

    @Property(tries = 500, seed = "5313", edgeCases = EdgeCasesMode.NONE)
    void value_whoseFieldsComeInAnotherOrder_comesBackTheSame(@ForAll("values") @Nullable Object value) {
        requireSame(value, VALUES.decode(reversed(VALUES.encode(value))));
    }

    private static JsonNode reversed(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(reversed(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> names.add(0, name));
        names.forEach(name -> object.set(name, reversed(node.get(name))));
        return object;
    }

    private static void requireSame(@Nullable Object expected, @Nullable Object actual) {
        assertThat(Values.same(expected, actual)).as("%s read as %s", expected, actual).isTrue();
    }
}
