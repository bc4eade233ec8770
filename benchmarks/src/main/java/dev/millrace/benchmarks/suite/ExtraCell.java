package dev.millrace.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.runner.RunnerException;

/** Measures one contestant at a family of cases beside the queries of the workload, in a process of its own. */
public final class ExtraCell {

    private static final String PATTERN = ".*\\.suite\\.ExtraBenchmark\\.";

    private ExtraCell() {
    }

    /**
     * Measures.
     *
     * @param args the file to write, the contestant, the family, the number of to-dos, the milliseconds of an iteration
     * @throws IOException if the file cannot be written
     * @throws RunnerException if JMH fails
     */
    public static void main(String[] args) throws IOException, RunnerException {
        Entrant entrant = Entrant.valueOf(args[1]);
        int rows = Integer.parseInt(args[3]);
        int millis = Integer.parseInt(args[4]);
        List<ExtraCase> cases = ExtraCase.Family.valueOf(args[2]).cases();
        // What all of them share is to have seen the last one, with many queries, before the first is measured.
        WarmExtra.of(cases.get(cases.size() - 1), entrant, rows);
        List<CellFigures> cells = new ArrayList<>();
        for (ExtraCase extra : cases) {
            cells.add(measure(extra, entrant, rows, millis));
        }
        JsonFiles.write(Path.of(args[0]), cells);
    }

    private static CellFigures measure(ExtraCase extra, Entrant entrant, int rows, int millis)
            throws RunnerException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (!extra.isOpening()) {
            figures.put(extra.measure() + ".loop", run("loop$", extra, entrant, rows, millis).figure(false));
        }
        figures.put(extra.measure(), run("single$", extra, entrant, rows, millis).figure(true));
        Map<String, String> checks = Map.of("steps", WarmExtra.of(extra, entrant, rows).checksum());
        return new CellFigures(entrant.name(), extra.title(), rows, null, null, checks, figures);
    }

    private static JmhRun run(String benchmark, ExtraCase extra, Entrant entrant, int rows, int millis) {
        return new JmhRun(PATTERN + benchmark, millis).with("extra", extra.name()).with("entrant", entrant.name())
                .with("rows", Integer.toString(rows));
    }
}
