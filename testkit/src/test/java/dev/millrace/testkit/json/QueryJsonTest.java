package dev.millrace.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.query.RowType;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.json.QueryCodec;
import dev.millrace.testkit.json.RandomLanguage.Sample;
import dev.millrace.testkit.sample.Choices;

/** Whatever query a generator makes comes back from JSON as it was. */
class QueryJsonTest {

    private static final int QUERIES = 2_000;

    @Test
    void anyQueryOverRecords_comesBackEqual() {
        comeBackEqual(RandomLanguage.SAMPLES);
    }

    @Test
    void anyQueryOfTheLanguage_comesBackEqual() {
        comeBackEqual(RandomLanguage.EVERYTHING);
    }

    private static void comeBackEqual(RandomLanguage language) {
        for (long seed = 0; seed < QUERIES; seed++) {
            Sample sample = language.any(Choices.seeded(seed));
            QueryNode query = sample.query();
            QueryCodec codec = QueryCodec.of(sample.catalog());

            String text = codec.encodeToString(query);

            assertThat(codec.decode(text)).as("seed %s: %s", seed, text).isEqualTo(query).hasSameHashCodeAs(query);
            assertThat(codec.decode(codec.encode(query))).as("seed %s: %s", seed, text).isEqualTo(query);
            assertThat(typed(codec, text, query.lane())).as("seed %s: %s", seed, text).isEqualTo(query);
            assertThat(codec.decodeBindings(codec.encodeToString(sample.bindings()))).as("bindings of seed %s", seed)
                    .isEqualTo(sample.bindings());
        }
    }

    private static QueryNode typed(QueryCodec codec, String text, LaneType lane) {
        RowType<?> rowType = lane.rowType();
        return rowType == null ? codec.decode(text, lane.type()).node() : codec.decode(text, rowType).node();
    }
}
