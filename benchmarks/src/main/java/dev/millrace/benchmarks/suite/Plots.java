package dev.millrace.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.WorkloadQuery;

/** Draws what a summary says. */
final class Plots {

    private static final int MILLION = 1_000_000;
    private static final List<String> QUERIES =
            Arrays.stream(WorkloadQuery.values()).map(WorkloadQuery::name).toList();
    private static final String OPEN = " open";

    private final List<Line> lines;

    private Plots(Summary summary) {
        this.lines = summary.results();
    }

    /**
     * Writes the drawings there are figures for, and tells how a page shows them.
     *
     * @param json the summary, as the suite wrote it
     * @param folder of the page
     */
    static String write(Path json, Path folder) throws IOException {
        Plots plots = new Plots(JsonFiles.read(json, Summary.class));
        Map<String, LogPlot> all = new LinkedHashMap<>();
        all.put("performance-ratios.svg", plots.ratios());
        all.put("performance-sizes.svg", plots.sizes());
        all.put("performance-queries.svg", plots.queries());
        StringBuilder shown = new StringBuilder();
        for (Map.Entry<String, LogPlot> plot : all.entrySet()) {
            if (!plot.getValue().isEmpty()) {
                Files.writeString(folder.resolve(plot.getKey()), plot.getValue().svg());
                shown.append("![").append(plot.getValue().title()).append("](").append(plot.getKey()).append(")\n\n");
            }
        }
        return shown.toString();
    }

    private LogPlot ratios() {
        LogPlot plot = new LogPlot("Ours to the program by hand, 1 000 000 rows", "ratio", QUERIES, false);
        for (String measure : List.of("update.loop", "batch", "hydrate")) {
            plot.add(measure, values(QUERIES, query -> found(measure, query, MILLION, Line::ratioToHand)));
        }
        return plot;
    }

    private LogPlot sizes() {
        List<String> sizes = lines.stream().filter(line -> line.measure().equals("update.loop")).map(Line::n)
                .distinct().sorted().map(n -> Integer.toString(n)).toList();
        LogPlot plot = new LogPlot("An update of ours by the number of rows", "ns", sizes, true);
        for (String query : QUERIES) {
            plot.add(query, values(sizes,
                    n -> found("update.loop", query, Integer.parseInt(n), Plots::ours)));
        }
        return plot;
    }

    private LogPlot queries() {
        String measure = "update.queries.equal.loop";
        List<Line> measured = lines.stream().filter(line -> line.measure().equals(measure)).toList();
        List<String> counts = measured.stream().map(line -> line.query().replace(OPEN, "")).distinct().toList();
        LogPlot plot = new LogPlot("An update by the number of live queries", "ns", counts, true);
        for (int n : measured.stream().map(Line::n).distinct().sorted().toList()) {
            plot.add("ours, " + n + " rows", values(counts, count -> found(measure, count + OPEN, n, Plots::ours)));
            plot.add("by hand, " + n, values(counts, count -> found(measure, count + OPEN, n,
                    line -> line.hand() == null ? null : line.hand().typical())));
        }
        return plot;
    }

    private static @Nullable Double ours(Line line) {
        return line.ours() == null ? null : line.ours().typical();
    }

    private static double[] values(List<String> names, Function<String, Double> value) {
        return names.stream().mapToDouble(value::apply).toArray();
    }

    private double found(String measure, String query, int n, Function<Line, @Nullable Double> value) {
        for (Line line : lines) {
            if (line.measure().equals(measure) && line.query().equals(query) && line.n() == n) {
                Double found = value.apply(line);
                return found == null || found <= 0 ? Double.NaN : found;
            }
        }
        return Double.NaN;
    }
}
