package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.RowType;

/** The schema of row types, as it is given to others. */
class JsonSchemaTest {

    record Tree(String name, List<Tree> children) {
    }

    record Box<T>(T content) {
    }

    record Boxes(Box<Long> number, Box<List<String>> texts, Inner.Tree other, Tree tree) {

        interface Inner {

            record Tree(boolean green) {
            }
        }
    }

    record Loose(Set<Integer> tags, Map<String, Long> counts, @Nullable Object any) {
    }

    @Test
    void of_everyType_isTheGoldenFile() throws IOException {
        JsonNode schema = JsonSchema.of(RowType.of(Everything.class));

        assertThat(schema.toPrettyString() + "\n").isEqualToNormalizingNewlines(golden("everything.schema.json"));
    }

    @Test
    void of_codec_followsItsPolicies() {
        RowCodec<Everything.Place> codec = RowCodec.of(Everything.Place.class);

        assertThat(JsonSchema.of(codec.with(UnknownFields.IGNORE).with(MissingFields.AS_NULL).with(NonFinite.REFUSE)))
                .hasToString("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$ref\":\"#/$defs/Place\","
                        + "\"$defs\":{\"Place\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":[\"string\",\"null\"]},"
                        + "\"latitude\":{\"type\":\"number\"}},\"required\":[\"latitude\"],\"additionalProperties\":true}}}");
        assertThat(JsonSchema.of(RowCodec.of(Everything.class).with(BigNumbers.AS_STRING))
                .at("/$defs/Everything/properties/exact/type")).hasToString("[\"string\",\"number\",\"null\"]");
    }

    @Test
    void of_recursiveGenericAndEquallyNamedRecords_definesEachOnce() {
        JsonNode definitions = JsonSchema.of(RowType.of(Boxes.class)).get("$defs");

        assertThat(definitions.fieldNames()).toIterable()
                .containsExactly("Boxes", "Box_Long", "Box_List_String", "Tree", "Tree_2");
        assertThat(definitions.at("/Tree/properties/green/type")).hasToString("\"boolean\"");
        assertThat(definitions.at("/Tree_2/properties/children/items/anyOf/0/$ref")).hasToString("\"#/$defs/Tree_2\"");
    }

    @Test
    void of_collectionsAndOpenComponents_areDescribed() {
        JsonNode properties =
                JsonSchema.of(RowCodec.of(RowType.of(Loose.class), TypeRegistry.EMPTY)).at("/$defs/Loose/properties");

        assertThat(properties.at("/tags/type")).hasToString("[\"array\",\"null\"]");
        assertThat(properties.at("/counts/additionalProperties/type")).hasToString("[\"integer\",\"null\"]");
        assertThat(properties.at("/any/type").isMissingNode()).isTrue();
        assertThat(properties.at("/any/description").isTextual()).isTrue();
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(JsonSchemaTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
