package dev.millrace.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * Results of benchmarks as text: a line each, with its parameters, the time and the memory of an operation. Lines with the same
 * parameters stand together.
 */
final class ResultTable {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /**
     * One result.
     *
     * @param parameters by name
     * @param benchmark the method that was measured
     * @param time of an operation
     * @param error half the width of its confidence interval at 99.9 %, as JMH reckons it; NaN if there is none
     * @param best time of the iterations of the measurement: what came closest to having the machine for itself
     * @param unit that of all three
     * @param bytes allocated by an operation; NaN if not known
     */
    record Line(Map<String, String> parameters, String benchmark, double time, double error, double best, String unit,
            double bytes) {

        String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }

        List<String> cells() {
            return List.of(benchmark, number("%.2f", time), number("%.2f", error), number("%.2f", best), unit,
                    number("%.0f", bytes));
        }
    }

    private final List<Line> lines;

    ResultTable(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    static ResultTable of(Collection<RunResult> results) {
        return new ResultTable(results.stream().map(ResultTable::line).toList());
    }

    List<Line> lines() {
        return lines;
    }

    private static Line line(RunResult result) {
        Map<String, String> parameters = new TreeMap<>();
        for (String name : result.getParams().getParamsKeys()) {
            parameters.put(name, result.getParams().getParam(name));
        }
        String benchmark = result.getParams().getBenchmark();
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        return new Line(parameters, benchmark.substring(benchmark.lastIndexOf('.') + 1),
                time.getScore(), time.getScoreError(), time.getStatistics().getMin(), time.getScoreUnit(),
                allocated == null ? Double.NaN : allocated.getScore());
    }

    @Override
    public String toString() {
        List<String> names = lines.stream().flatMap(line -> line.parameters().keySet().stream())
                .distinct().sorted().toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(concat(names, List.of("benchmark", "time", "+-", "best", "unit", "B/op")));
        for (Line line : ordered(names)) {
            rows.add(concat(names.stream().map(line::parameter).toList(), line.cells()));
        }
        return aligned(rows);
    }

    /** By parameters, each in the order in which its values come first, then as they come. */
    private List<Line> ordered(List<String> names) {
        Comparator<Line> order = (a, b) -> 0;
        for (String name : names) {
            Set<String> values = lines.stream().map(line -> line.parameter(name))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            List<String> places = List.copyOf(values);
            order = order.thenComparing(line -> places.indexOf(line.parameter(name)));
        }
        return lines.stream().sorted(order).toList();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                text.append(" ".repeat(widths[i] - row.get(i).length() + (i == 0 ? 0 : 2))).append(row.get(i));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
