package dev.millrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever happens to rows, windows, connections and servers: a page that has taken all events shows what the queries do. */
class WebStreamPropertyTest {

    /** Something that happens; its text is what a failed history is told by. */
    record Step(String text, Consumer<VisitedStream> action) {
        @Override
        public String toString() {
            return text;
        }
    }

    @Property(tries = 1000)
    void page_thatComesAndGoes_endsEqualToTheSnapshot(@ForAll("histories") List<List<Step>> history) {
        try (VisitedStream visited = new VisitedStream()) {
            for (List<Step> chapter : history) {
                chapter.forEach(step -> step.action().accept(visited));
                assertThat(visited.differences()).as("after %s", chapter).isEmpty();
            }
            Statistics.label("lists by")
                    .collect(visited.changes() > visited.snapshots() ? "changes mostly" : "snapshots mostly");
        }
        Statistics.label("lists by").coverage(coverage -> {
            coverage.check("changes mostly").percentage(share -> share > 10);
            coverage.check("snapshots mostly").percentage(share -> share > 10);
        });
    }

    @Provide
    Arbitrary<List<List<Step>>> histories() {
        return steps().list().ofMinSize(1).ofMaxSize(60).list().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<Integer> ids = Arbitraries.integers().between(1, 9);
        Arbitrary<Integer> ranks = Arbitraries.integers().between(0, 5);
        Arbitrary<String> teams = Arbitraries.of("core", "web", "null").injectNull(0.2);
        return Arbitraries.frequencyOf(
                Tuple.of(8,
                        Combinators.combine(ids, teams, ranks)
                                .as((id, team, rank) -> new Step("put " + id + " " + team + " " + rank,
                                        visited -> visited.put(id, team, rank)))),
                Tuple.of(3, ids.map(id -> new Step("delete " + id, visited -> visited.delete(id)))),
                Tuple.of(1,
                        Combinators.combine(ranks, ranks)
                                .as((offset, limit) -> new Step("window " + offset + "+" + limit,
                                        visited -> visited.window(offset, limit)))),
                Tuple.of(1, Arbitraries.just(new Step("figure", VisitedStream::figure))),
                Tuple.of(9, ranks.map(events -> new Step("take " + events, visited -> visited.take(events + 1)))),
                Tuple.of(2, Arbitraries.just(new Step("disconnect", VisitedStream::disconnect))),
                Tuple.of(6, Arbitraries.just(new Step("connect", VisitedStream::connect))),
                Tuple.of(1, Arbitraries.of(new Step("reload", VisitedStream::reload),
                        new Step("restart", VisitedStream::restart))));
    }
}
