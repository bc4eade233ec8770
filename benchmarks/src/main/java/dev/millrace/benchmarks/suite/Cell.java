package dev.millrace.benchmarks.suite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.TodoUpdates;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/**
 * Measures one contestant at one query and size, in a process of its own: the fork, which JMH runs its iterations in without forking once
 * more. So all measures of a cell stand on one load and one warm-up.
 */
public final class Cell {

    private static final int CHECKED = 100;
    private static final int COLLECTIONS = 3;

    private final Entrant entrant;
    private final WorkloadQuery query;
    private final int rows;

    private Cell(Entrant entrant, WorkloadQuery query, int rows) {
        this.entrant = entrant;
        this.query = query;
        this.rows = rows;
    }

    /**
     * Measures.
     *
     * @param args the file to write, the contestant, the query, the number of to-dos, the milliseconds of an iteration, the measures with
     *        commas between
     * @throws IOException if the file cannot be written
     * @throws RunnerException if JMH fails
     */
    public static void main(String[] args) throws IOException, RunnerException {
        Cell cell = new Cell(Entrant.valueOf(args[1]), WorkloadQuery.valueOf(args[2]), Integer.parseInt(args[3]));
        JsonFiles.write(Path.of(args[0]), cell.measure(Integer.parseInt(args[4]), List.of(args[5].split(","))));
    }

    private CellFigures measure(int millis, List<String> asked) throws RunnerException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        entrant.pollute();
        long empty = heap();
        WorkloadRows drawn = new WorkloadRows(rows);
        Contestant contestant = entrant.make();
        contestant.load(drawn);
        long loaded = heap();
        contestant.open(query);
        long open = heap();
        figures.put("memory.loaded", bytes(loaded - empty));
        figures.put("memory.query", bytes(open - loaded));

        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("load", contestant.checksum());
        TodoUpdates updates = new TodoUpdates(drawn);
        for (int i = 0; i < CHECKED; i++) {
            contestant.update(updates.next());
        }
        checks.put("updates100", contestant.checksum());
        // As they were drawn again; for those that are asked again after each this would take minutes, and they are others by a hundred.
        for (int i = 0; i < rows && !entrant.isPeer(); i++) {
            contestant.update(drawn.todos()[i]);
        }
        WarmContestant.adopt(entrant, query, drawn, true, contestant);

        for (Measure measure : Measure.values()) {
            if (asked.contains(measure.toString()) && measure.concerns(query)) {
                figures.put(measure.toString(), figure(measure, run(measure, millis)));
            }
        }
        return new CellFigures(entrant.name(), query.name(), rows, null, null, checks, figures);
    }

    private Figure bytes(long all) {
        return new Figure("B/row", (double) all / rows, null, null, null, null, null, null);
    }

    private static long heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private RunResult run(Measure measure, int millis) throws RunnerException {
        var options = new OptionsBuilder().include(measure.pattern()).forks(0).addProfiler(GCProfiler.class)
                .param("entrant", entrant.name()).param("query", query.name()).param("rows", Integer.toString(rows))
                .param("polluted", "true").param("kind", measure.kind().name()).shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (measure != Measure.LOAD) {
            options.warmupTime(TimeValue.milliseconds(millis)).measurementTime(TimeValue.milliseconds(millis));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        if (results.size() != 1) {
            throw new IllegalStateException(measure + " is measured by one benchmark, found " + results.size());
        }
        return results.iterator().next();
    }

    private static Figure figure(Measure measure, RunResult run) {
        Result<?> time = run.getPrimaryResult();
        @Nullable Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
        Double bytes = allocated == null ? null : allocated.getScore();
        if (!measure.hasSingleTimes()) {
            return new Figure("ns", time.getScore(), null, null, null, null, bytes, null);
        }
        var times = time.getStatistics();
        return new Figure("ns", time.getScore(), times.getPercentile(50), times.getPercentile(99),
                times.getPercentile(99.9), times.getMax(), bytes, null);
    }
}
