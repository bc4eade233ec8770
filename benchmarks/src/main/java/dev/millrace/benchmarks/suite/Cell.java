package dev.millrace.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.openjdk.jmh.runner.RunnerException;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.TodoUpdates;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/**
 * Measures one contestant at one query and size, in a process of its own: the fork, which JMH runs its iterations in without forking once
 * more. So all measures of a cell stand on one load and one warm-up.
 */
public final class Cell {

    private static final int CHECKED = 100;

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
        JsonFiles.write(Path.of(args[0]),
                List.of(cell.measure(Integer.parseInt(args[4]), List.of(args[5].split(",")))));
    }

    private CellFigures measure(int millis, List<String> asked) throws RunnerException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        entrant.pollute();
        long empty = Heap.used();
        WorkloadRows drawn = new WorkloadRows(rows);
        Contestant contestant = entrant.make();
        contestant.load(drawn);
        long loaded = Heap.used();
        contestant.open(query);
        long open = Heap.used();
        figures.put("memory.loaded", Heap.figure(loaded - empty, rows));
        figures.put("memory.query", Heap.figure(open - loaded, rows));

        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("load", contestant.checksum());
        TodoUpdates updates = new TodoUpdates(drawn);
        Todo[] checked = Stream.generate(updates::next).limit(CHECKED).toArray(Todo[]::new);
        if (entrant.isAskedAgain()) {
            contestant.update(checked); // asked once and not a hundred times
        } else {
            for (Todo todo : checked) {
                contestant.update(todo);
            }
        }
        checks.put("updates100", contestant.checksum());
        // As they were drawn again; for those that are asked again after each this would take minutes, and they are others by a hundred.
        for (int i = 0; i < rows && !entrant.isPeer(); i++) {
            contestant.update(drawn.todos()[i]);
        }
        WarmContestant.adopt(entrant, query, drawn, true, contestant);

        for (Measure measure : Measure.values()) {
            if (asked.contains(measure.toString()) && measure.concerns(query)) {
                figures.put(measure.toString(), figure(measure, millis));
            }
        }
        return new CellFigures(entrant.name(), query.name(), rows, null, null, checks, figures);
    }

    private Figure figure(Measure measure, int millis) throws RunnerException {
        return new JmhRun(measure.pattern(), measure == Measure.LOAD ? 0 : millis)
                .with("entrant", entrant.name()).with("query", query.name()).with("rows", Integer.toString(rows))
                .with("polluted", "true").with("kind", measure.kind().name()).figure(measure.hasSingleTimes());
    }
}
