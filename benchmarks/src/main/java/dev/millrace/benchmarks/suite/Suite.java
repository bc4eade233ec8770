package dev.millrace.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.millrace.benchmarks.MarkedPage;

/**
 * Runs the contestants beside each other, holds their checksums to each other, and writes what they took: {@code target/summary.json} and
 * {@code target/summary.md}. Ends with 1 if a cell failed.
 */
public final class Suite {

    private static final Path TARGET = Path.of("target");
    private static final int SECONDS_A_MINUTE = 60;
    private static final double NANOS_A_SECOND = 1e9;

    private Suite() {
    }

    /**
     * Runs a set.
     *
     * @param args {@code set=short} or {@code set=full}; {@code rounds=}, {@code rows=} with commas between, {@code only=} a pattern of
     *        contestant_query_at_rows, {@code page=} the page that takes the table
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if it is to end
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        SuiteArguments asked = SuiteArguments.of(args);
        List<Job> jobs = SuitePlan.of(asked);
        double estimated = jobs.stream().mapToDouble(Job::seconds).sum() / SECONDS_A_MINUTE;
        System.out.printf(Locale.ROOT, "%d processes, about %.0f minutes%n", jobs.size(), estimated);
        long began = System.nanoTime();
        Files.createDirectories(TARGET);
        JobRunner runner = new JobRunner(TARGET);
        List<CellFigures> cells = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            Job job = jobs.get(i);
            long started = System.nanoTime();
            boolean besideG1 = !job.collector().equals(SuitePlan.G1);
            for (CellFigures cell : runner.run(job)) {
                cells.add(besideG1 ? renamed(cell) : cell);
            }
            System.out.printf(Locale.ROOT, "%d of %d: %s, %.1f s, %.1f estimated%n", i + 1, jobs.size(), job,
                    (System.nanoTime() - started) / NANOS_A_SECOND, job.seconds());
        }
        System.out.printf(Locale.ROOT, "estimated %.1f minutes, took %.1f%n", estimated,
                (System.nanoTime() - began) / NANOS_A_SECOND / SECONDS_A_MINUTE);
        List<String> problems = differences(cells);
        Summary summary = Summary.of(Machine.describe(), cells, problems);
        JsonFiles.write(TARGET.resolve("summary.json"), summary);
        String table = SummaryTable.of(summary);
        Files.writeString(TARGET.resolve("summary.md"), table);
        System.out.println(table);
        if (asked.page() != null) {
            Path folder = Objects.requireNonNull(asked.page().toAbsolutePath().getParent(), "a page is in a folder");
            String plots = Plots.write(TARGET.resolve("summary.json"), folder);
            new MarkedPage(asked.page(), "Suite").write(plots + table);
        }
        if (!problems.isEmpty() || cells.stream().anyMatch(cell -> cell.failure() != null)) {
            System.exit(1);
        }
    }

    /** Figures under Parallel GC are measures of their own. */
    private static CellFigures renamed(CellFigures cell) {
        Map<String, Figure> measures = new LinkedHashMap<>();
        cell.figures().forEach((name, figure) -> measures.put(name + SuitePlan.BESIDE_G1, figure));
        return new CellFigures(cell.peer(), cell.query(), cell.n(), cell.unsupported(), cell.failure(), cell.checks(),
                measures);
    }

    /** Where contestants disagree on a result; the figures of all cells of such a query and size are taken out. */
    static List<String> differences(List<CellFigures> cells) {
        Map<String, Map<String, String>> expected = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (CellFigures cell : cells) {
            if (cell.checksums().isEmpty()) {
                continue;
            }
            String key = cell.query() + " at " + cell.n();
            Map<String, String> first = expected.putIfAbsent(key, cell.checksums());
            if (first != null && !first.equals(cell.checksums())) {
                problems.add(key + ": " + cell.peer() + " has the checksums " + cell.checksums() + ", others " + first
                        + "; its times and theirs are not believed");
                wrong.add(key);
            }
        }
        cells.replaceAll(cell -> wrong.contains(cell.query() + " at " + cell.n())
                ? CellFigures.failed(cell.peer(), cell.query(), cell.n(), "The contestants disagree.") : cell);
        return problems;
    }
}
