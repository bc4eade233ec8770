package dev.millrace.benchmarks.suite;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.ChangeRing;
import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** The one contestant of a process. Benchmarks that run one after the other in it share it, so that it warms up once. */
final class WarmContestant {

    private static final int WARM_UP = 1 << 20;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static @Nullable WarmContestant last;

    private final Entrant entrant;
    private final WorkloadQuery query;
    private final WorkloadRows rows;
    private final boolean polluted;
    private final Contestant contestant;

    private WarmContestant(Entrant entrant, WorkloadQuery query, WorkloadRows rows, boolean polluted,
            Contestant contestant) {
        this.entrant = entrant;
        this.query = query;
        this.rows = rows;
        this.polluted = polluted;
        this.contestant = contestant;
    }

    /** The contestant that this process has, or another one in its place. */
    static WarmContestant of(Entrant entrant, WorkloadQuery query, int size, boolean polluted) {
        WarmContestant found = last;
        if (found != null && found.entrant == entrant && found.query == query && found.rows.todos().length == size
                && found.polluted == polluted) {
            return found;
        }
        if (found != null) {
            found.contestant.close();
            last = null;
        }
        if (polluted) {
            entrant.pollute();
        }
        WorkloadRows rows = new WorkloadRows(size);
        Contestant made = entrant.make();
        made.load(rows);
        made.open(query);
        return adopt(entrant, query, rows, polluted, made);
    }

    /** Warms one up that is loaded and open, and keeps it for the benchmarks of this process. */
    static WarmContestant adopt(Entrant entrant, WorkloadQuery query, WorkloadRows rows, boolean polluted,
            Contestant contestant) {
        WarmContestant made = new WarmContestant(entrant, query, rows, polluted, contestant);
        made.warmUp();
        last = made;
        return made;
    }

    /**
     * A million updates, and more until they are compiled; of those that take long as many as fit into two seconds. The rows are as before
     * at the end.
     */
    private void warmUp() {
        ChangeRing ring = ring(ChangeKind.MIXED);
        long end = System.nanoTime() + MOST_NANOS;
        for (int i = 0; i < WARM_UP && !(entrant.isPeer() && System.nanoTime() > end); i++) {
            contestant.update(ring.next());
        }
        if (!entrant.isPeer()) {
            Compilation.settle(() -> contestant.update(ring.next()));
        }
        rewind(ring);
    }

    ChangeRing ring(ChangeKind kind) {
        return ChangeRing.of(kind, query, rows, entrant.steps());
    }

    /** Takes steps back until the rows are as they were drawn. */
    void rewind(ChangeRing ring) {
        ring.turnBack();
        while (!ring.isAtTheBeginning()) {
            contestant.update(ring.next());
        }
    }

    Entrant entrant() {
        return entrant;
    }

    WorkloadQuery query() {
        return query;
    }

    WorkloadRows rows() {
        return rows;
    }

    Contestant contestant() {
        return contestant;
    }
}
