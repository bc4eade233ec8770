package dev.millrace.benchmarks.costs;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.millrace.engine.Result;
import dev.millrace.query.Bindings;

/** A handful of the cases of {@link CostReport} in JMH, whose profiler of allocations confirms what the report counts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ChangeCostBenchmark {

    /** The lines there are. */
    @Param("10000") public int lines;

    /** What is measured. */
    @Param({"scan: value of a line", "join by key: value of a line", "semi join: value of a line",
        "group with a sum: value of a line", "one group: median: value of a line",
        "union all: value of a line"}) public String measured = "";

    private final ChangeReader reader = new ChangeReader();
    private CostData data = new CostData(CostData.FEWEST);
    private Updates updates = data.updates(Change.VALUE);
    private Result<?> result = data.engine().open(CostCases.SCAN, Bindings.NONE);

    /** Makes the rows and opens the query. */
    @Setup
    public void open() {
        CostCase found = CostCases.all().stream().filter(each -> each.toString().equals(measured)).findFirst()
                .orElseThrow();
        data = new CostData(lines);
        updates = data.updates(found.change());
        result = data.engine().open(found.over(lines), Bindings.NONE);
    }

    /** A commit that nobody reads. */
    @Benchmark
    public boolean unread() {
        updates.stageNext();
        data.engine().commit();
        return result.hasChanges();
    }

    /** A commit whose changes are read. */
    @Benchmark
    @SuppressWarnings("unchecked") // the reader takes rows of any type
    public long read() {
        updates.stageNext();
        data.engine().commit();
        ((Result<Object>) result).changes(reader);
        return reader.positions();
    }
}
