package dev.millrace.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

    @Test
    void manyQueries_areHeldAgainstFew() {
        List<Line> made = Comparisons.of(List.of(line("update.queries.equal", "1 open", 200, Map.of()),
                line("update.queries.equal", "10 open", 210, Map.of()),
                line("update.queries.equal", "10000 open", 400, Map.of()),
                line("update.queries.unmatched", "none open", 100, Map.of()),
                line("update.queries.unmatched", "1000 range open", 150, Map.of())));

        assertThat(made).extracting(Line::measure, Line::query, line -> ours(line), Line::met).containsExactly(
                tuple("update.queries.equal: 10000 / 1", "10000 open", 2.0, false),
                tuple("update.queries.unmatched: 1000 / none", "1000 range open", 1.5,
                        true));
    }

    @Test
    void peers_areHeldAgainstOursWhereThereIsAGoal() {
        List<Line> made = Comparisons.of(List.of(line("update.mixed", "Q1", 100,
                Map.of("STREAMS", Figure.of("ns", 9000), "H2", Figure.of("ns", 20_000), "GLAZED_LISTS",
                        Figure.of("ns", 90), "zero", Figure.of("ns", 500)))));

        assertThat(made).extracting(Line::measure, Line::bestPeer, Line::peerToOurs, Line::met)
                .containsExactlyInAnyOrder(
                        tuple("update.mixed: GLAZED_LISTS", "GLAZED_LISTS", 0.9, false),
                        tuple("update.mixed: best re-query", "STREAMS", 90.0, false));
    }

    private static @Nullable Double ours(Line line) {
        return line.ours() == null ? null : line.ours().main();
    }

    private static Line line(String measure, String query, double ours, Map<String, Figure> peers) {
        return Line.of(measure, query, 1_000_000, "ns", Figure.of("ns", ours), null, null, peers);
    }
}
