package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.QueryNode;

/** Documents with faults in them are queries or refused by a codec exception: nothing else, and what is a query goes on as one. */
class QueryCodecFuzzTest {

    private static final int DOCUMENTS = 10_000;
    private static final long SEED = Long.getLong("query.fuzz.seed", 7003);
    private static final QueryCodec CODEC = QueryCodec.of(QuerySamples.CATALOG);

    @Test
    void documents_withFaults_areQueriesOrRefused() {
        List<JsonNode> documents = QuerySamples.nodes().stream().map(CODEC::encode).toList();
        QueryMutations mutations = new QueryMutations(new Random(SEED), documents);
        int read = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String document = mutations.next();
            try {
                read += isRead(document) ? 1 : 0;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("document " + i + " of -Dquery.fuzz.seed=" + SEED + ": " + document, e);
            }
        }

        // Both must be met often, or the faults are too many or too few to say anything.
        assertThat(read).as("queries among %s documents of seed %s", DOCUMENTS, SEED).isBetween(DOCUMENTS / 20,
                DOCUMENTS * 19 / 20);
    }

    private static boolean isRead(String document) {
        QueryNode node;
        try {
            node = CODEC.decode(document);
        } catch (JsonCodecException e) {
            assertThat(e.getMessage()).startsWith("At ").contains(" was expected, but found ").hasSizeLessThan(5_000);
            return false;
        }
        assertThat(CODEC.decode(CODEC.encodeToString(node))).as(document).isEqualTo(node).hasSameHashCodeAs(node);
        return true;
    }
}
