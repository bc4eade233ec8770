package dev.millrace.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.ChangeRing;
import dev.millrace.benchmarks.workload.ExtraContestant;
import dev.millrace.benchmarks.workload.ExtraQuery;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/**
 * What is in the heap for each row, in a process of its own: by the difference that each step makes. A query is looked at when it has seen
 * some changes, when nothing is left of its opening.
 */
public final class MemoryCell {

    private static final int CHANGES = 128;
    private static final int REFERENCE = 4;
    private static final int FEW = 2500;

    private final Entrant entrant;
    private final int rows;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private long before;

    private MemoryCell(Entrant entrant, int rows) {
        this.entrant = entrant;
        this.rows = rows;
    }

    /**
     * Measures.
     *
     * @param args the file to write, the contestant, what is ignored, the number of to-dos
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        MemoryCell cell = new MemoryCell(Entrant.valueOf(args[1]), Integer.parseInt(args[3]));
        JsonFiles.write(Path.of(args[0]), List.of(cell.measure()));
    }

    private CellFigures measure() {
        entrant.pollute();
        warm();
        before = Heap.used();
        WorkloadRows drawn = new WorkloadRows(rows);
        int all = rows + drawn.projects().length + drawn.users().length;
        before += (long) REFERENCE * all; // the arrays that the rows were drawn into
        take("memory.rows", all);

        ExtraContestant contestant = entrant.makeExtra();
        contestant.load(drawn);
        take("memory.collection", all);
        contestant.open(ExtraQuery.LATEST, ExtraQuery.ALL);
        change(contestant, drawn);
        take("memory.orderedIndex", rows);
        open(contestant, drawn, WorkloadQuery.Q1, "memory.filter");
        open(contestant, drawn, WorkloadQuery.Q2, "memory.limit");
        open(contestant, drawn, WorkloadQuery.Q3, "memory.joinIndex");
        open(contestant, drawn, WorkloadQuery.Q3, "memory.join"); // the index is still there, for whoever comes next
        contestant.close();
        return new CellFigures(entrant.name(), "all rows", rows, null, null, null, figures);
    }

    /** What is loaded once for all is there before. */
    private void warm() {
        WorkloadRows few = new WorkloadRows(FEW);
        try (ExtraContestant contestant = entrant.makeExtra()) {
            contestant.load(few);
            contestant.open(ExtraQuery.LATEST, ExtraQuery.ALL);
            change(contestant, few);
        }
    }

    private void open(ExtraContestant contestant, WorkloadRows drawn, WorkloadQuery query, String measure) {
        contestant.open(query);
        change(contestant, drawn);
        take(measure, rows);
        contestant.closeQuery();
        before = Heap.used();
    }

    private void change(ExtraContestant contestant, WorkloadRows drawn) {
        ChangeRing ring = ChangeRing.of(ChangeKind.MIXED, WorkloadQuery.Q1, drawn, CHANGES);
        do {
            contestant.update(ring.next());
        } while (!ring.isAtTheBeginning());
    }

    private void take(String measure, int of) {
        long now = Heap.used();
        figures.put(measure, Heap.figure(now - before, of));
        before = now;
    }
}
