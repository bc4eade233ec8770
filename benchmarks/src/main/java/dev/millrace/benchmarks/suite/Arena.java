package dev.millrace.benchmarks.suite;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.ChangeRing;
import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** A contestant that keeps one query current, warmed up by a million updates. */
@State(Scope.Benchmark)
public class Arena {

    static final int STEPS = 1 << 19;
    private static final int WARM_UP = 1 << 20;

    /** Who keeps the query. */
    @Param({"ENGINE", "HAND"}) public Entrant entrant = Entrant.ENGINE;

    /** The query. */
    @Param({"Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8"}) public WorkloadQuery query = WorkloadQuery.Q1;

    /** The number of to-dos. */
    @Param({"100000", "1000000"}) public int rows = 100_000;

    /** Whether other queries have gone through the same code before. */
    @Param({"true"}) public boolean polluted = true;

    private @Nullable WorkloadRows data;
    private @Nullable Contestant contestant;
    private @Nullable ChangeRing updates;

    /** Opens the query. */
    @Setup(Level.Trial)
    public void open() {
        if (polluted) {
            entrant.pollute();
        }
        WorkloadRows drawn = new WorkloadRows(rows);
        Contestant made = entrant.make();
        made.load(drawn);
        made.open(query);
        ChangeRing ring = ChangeRing.of(ChangeKind.MIXED, drawn, STEPS);
        for (int i = 0; i < WARM_UP; i++) {
            made.update(ring.next());
        }
        data = drawn;
        contestant = made;
        updates = ring;
    }

    WorkloadRows data() {
        return Objects.requireNonNull(data);
    }

    Contestant contestant() {
        return Objects.requireNonNull(contestant);
    }

    /** An update of the mix, which never ends. */
    void update() {
        contestant().update(Objects.requireNonNull(updates).next());
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        contestant().close();
    }
}
