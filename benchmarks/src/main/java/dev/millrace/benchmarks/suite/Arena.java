package dev.millrace.benchmarks.suite;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** A contestant that keeps one query current, warmed up by a million updates. */
@State(Scope.Benchmark)
public class Arena {

    /** Who keeps the query. */
    @Param({"STORE", "ENGINE", "HAND"}) public Entrant entrant = Entrant.STORE;

    /** The query. */
    @Param({"Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8"}) public WorkloadQuery query = WorkloadQuery.Q1;

    /** The number of to-dos. */
    @Param({"100000", "1000000"}) public int rows = 100_000;

    /** Whether other queries have gone through the same code before. */
    @Param({"true"}) public boolean polluted = true;

    private @Nullable WarmContestant warm;

    /** Opens the query, or takes it as the benchmark before in this process left it. */
    @Setup(Level.Trial)
    public void open() {
        warm = WarmContestant.of(entrant, query, rows, polluted);
    }

    WarmContestant warm() {
        return Objects.requireNonNull(warm);
    }

    WorkloadRows data() {
        return warm().rows();
    }

    Contestant contestant() {
        return warm().contestant();
    }
}
