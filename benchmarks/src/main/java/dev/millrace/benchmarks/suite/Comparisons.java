package dev.millrace.benchmarks.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What lines say of each other: the slowest times to the middle ones, many queries to few, peers to ours. */
final class Comparisons {

    private static final Set<String> RE_QUERY = Set.of("STREAMS", "H2", "SQLITE", "DUCKDB");
    private static final String OF_RE_QUERY = "best re-query";

    private final List<Line> lines;
    private final List<Line> made = new ArrayList<>();

    private Comparisons(List<Line> lines) {
        this.lines = lines;
    }

    static List<Line> of(List<Line> lines) {
        Comparisons all = new Comparisons(lines);
        lines.forEach(all::tail);
        lines.forEach(all::queries);
        lines.forEach(all::peers);
        return all.made;
    }

    private void tail(Line line) {
        Figure ours = tail(line.ours());
        if (line.measure().startsWith("update.") && ours != null) {
            made.add(Line.ofRatio(line.measure() + ": p99 / median", line, ours, tail(line.engine()),
                    tail(line.hand())));
        }
    }

    private static @Nullable Figure tail(@Nullable Figure figure) {
        return figure == null || figure.p99() == null || figure.p50() == null ? null
                : Figure.of("x", figure.p99() / figure.p50());
    }

    private void queries(Line line) {
        if (line.query().equals("10000 open")) {
            ratio(line, "1 open", ": 10000 / 1");
        } else if (line.measure().startsWith("update.queries.unmatched") && line.query().startsWith("1000 ")) {
            ratio(line, "none open", ": 1000 / none");
        }
    }

    private void ratio(Line many, String few, String name) {
        for (Line line : lines) {
            if (line.measure().equals(many.measure()) && line.query().equals(few) && line.n() == many.n()) {
                Figure ours = ratio(many.ours(), line.ours());
                if (ours != null) {
                    made.add(Line.ofRatio(many.measure() + name, many, ours, ratio(many.engine(), line.engine()),
                            ratio(many.hand(), line.hand())));
                }
            }
        }
    }

    private static @Nullable Figure ratio(@Nullable Figure above, @Nullable Figure below) {
        return above == null || below == null ? null : Figure.of("x", above.typical() / below.typical());
    }

    /** Only where there is a goal: what else there is stands in the line of the measure. */
    private void peers(Line line) {
        if (line.ours() == null) {
            return;
        }
        line.peers().forEach((peer, figure) -> peer(line, peer, peer, figure));
        line.peers().entrySet().stream().filter(entry -> RE_QUERY.contains(entry.getKey()))
                .min(Map.Entry.comparingByValue(Comparator.comparingDouble(Figure::typical)))
                .ifPresent(best -> peer(line, OF_RE_QUERY, best.getKey(), best.getValue()));
    }

    private void peer(Line line, String name, String peer, Figure figure) {
        String measure = line.measure() + ": " + name;
        if (Goals.of(Goal.Bound.PEER, measure, line.query(), line.n()).isPresent()) {
            made.add(Line.ofPeer(measure, line, peer, figure));
        }
    }
}
