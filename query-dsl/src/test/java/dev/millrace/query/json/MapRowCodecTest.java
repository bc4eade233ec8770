package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.RowType;
import dev.millrace.query.value.Values;

/** Rows that are maps, with a schema given at run time. */
class MapRowCodecTest {

    record Place(String city, int zip) {
    }

    private static final RowType<Map<String, @Nullable Object>> TYPE = RowType.ofMap(types());

    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        types.put("id", long.class);
        types.put("price", BigDecimal.class);
        types.put("weight", Double.class);
        types.put("at", Instant.class);
        types.put("day", LocalDate.class);
        types.put("token", UUID.class);
        types.put("bytes", byte[].class);
        types.put("place", Place.class);
        return types;
    }

    private static Map<String, @Nullable Object> row() {
        return TYPE.create(new @Nullable Object[] {Long.MAX_VALUE, new BigDecimal("1.50"), -0.0,
            Instant.parse("2024-02-29T12:00:00.000000001Z"), LocalDate.of(2024, 2, 29), new UUID(1, 2), new byte[] {-1},
            new Place("Köln", 50667)});
    }

    @Test
    void row_goesThereAndBack() {
        RowCodec<Map<String, @Nullable Object>> codec = RowCodec.of(TYPE);

        assertThat(codec.encodeToString(row())).isEqualTo("{\"id\":9223372036854775807,\"price\":1.50,\"weight\":-0.0,"
                + "\"at\":\"2024-02-29T12:00:00.000000001Z\",\"day\":\"2024-02-29\","
                + "\"token\":\"00000000-0000-0001-0000-000000000002\",\"bytes\":\"/w==\","
                + "\"place\":{\"city\":\"Köln\",\"zip\":50667}}");
        assertThat(Values.same(codec.decode(codec.encodeToString(row())), row())).isTrue();
        assertThat(Values.same(codec.decode(codec.encode(row())), row())).isTrue();
    }

    @Test
    void fields_missingOrUnknown_goByThePolicies() {
        RowCodec<Map<String, @Nullable Object>> codec =
                RowCodec.of(TYPE).with(MissingFields.AS_NULL).with(UnknownFields.IGNORE);

        assertThat(codec.decode("{\"id\":1,\"more\":[2]}")).containsEntry("id", 1L).containsEntry("price", null)
                .hasSize(8);
        assertThatThrownBy(() -> RowCodec.of(TYPE).decode("{\"id\":1,\"pricee\":2}"))
                .isInstanceOf(JsonCodecException.class).hasMessageContaining("pricee")
                .hasMessageContaining("did you mean \"price\"?");
        assertThatThrownBy(() -> codec.decode("{\"day\":\"2024-02-30\"}")).isInstanceOf(JsonCodecException.class)
                .hasMessageContaining("/day");
    }

    @Test
    void schema_namesTheComponents() {
        assertThat(JsonSchema.of(TYPE).toString()).contains("\"price\"", "\"place\"", "\"city\"");
    }
}
