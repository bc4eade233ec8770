package dev.millrace.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Query;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.json.QueryCodec;
import dev.millrace.testkit.json.RandomLanguage.Sample;
import dev.millrace.testkit.sample.Choices;

/** Whatever query a generator makes comes back from JSON as it was. */
class QueryJsonTest {

    private static final int QUERIES = 3_000;
    private static final RandomLanguage LANGUAGE = RandomLanguage.SAMPLES;
    private static final QueryCodec CODEC = QueryCodec.of(LANGUAGE.catalog());

    @Test
    void anyQuery_comesBackEqualWithItsBindings() {
        for (long seed = 0; seed < QUERIES; seed++) {
            Sample sample = LANGUAGE.any(Choices.seeded(seed));

            String text = CODEC.encodeToString(sample.query());

            Query<?> read = read(text, sample.query().node().lane());
            assertThat(read).as("seed %s: %s", seed, text).isEqualTo(sample.query()).hasSameHashCodeAs(sample.query());
            assertThat(CODEC.decode(CODEC.encode(sample.query()))).as("seed %s: %s", seed, text)
                    .isEqualTo(sample.query().node());
            assertThat(CODEC.encodeToString(read)).as("seed %s", seed).isEqualTo(text);
            assertThat(CODEC.decodeBindings(CODEC.encodeToString(sample.bindings()))).as("bindings of seed %s", seed)
                    .isEqualTo(sample.bindings());
        }
    }

    private static Query<?> read(String text, LaneType lane) {
        RowType<?> rowType = lane.rowType();
        return rowType == null ? CODEC.decode(text, lane.type()) : CODEC.decode(text, rowType);
    }
}
