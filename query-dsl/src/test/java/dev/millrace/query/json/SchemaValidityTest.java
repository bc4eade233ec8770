package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An implementation of JSON Schema that is not ours finds valid what a codec writes, and invalid what it refuses. */
class SchemaValidityTest {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final RowCodec<Everything> ROWS = RowCodec.of(Everything.class);

    @Provide
    Arbitrary<Everything> rows() {
        return JsonArbitraries.rows();
    }

    @Property(tries = 100, seed = "8001", edgeCases = EdgeCasesMode.NONE)
    void whatACodecWrites_isValidByItsSchema(@ForAll("rows") Everything row) {
        for (RowCodec<Everything> codec : List.of(ROWS, ROWS.with(BigNumbers.AS_STRING))) {
            com.networknt.schema.JsonSchema schema = FACTORY.getSchema(JsonSchema.of(codec));

            assertThat(schema.validate(codec.encode(row))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "name | 7", "latitude | null", "latitude | \"nan\"", "other | 1"})
    void whatACodecRefuses_isInvalid(String field, String value) {
        RowCodec<Everything.Place> codec = RowCodec.of(Everything.Place.class);
        JsonNode right = codec.encode(new Everything.Place("a", 1));
        ObjectNode wrong = right.deepCopy();
        wrong.set(field, JsonText.parse(value, JsonLimits.DEFAULT));
        com.networknt.schema.JsonSchema schema = FACTORY.getSchema(JsonSchema.of(codec));

        assertThat(schema.validate(right)).isEmpty();
        assertThat(schema.validate(wrong)).isNotEmpty();
    }
}
