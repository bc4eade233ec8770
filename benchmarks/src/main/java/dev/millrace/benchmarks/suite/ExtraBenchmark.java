package dev.millrace.benchmarks.suite;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is measured beside the queries of the workload: a step each, in a loop without a clock inside, and as single times. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public class ExtraBenchmark {

    /** What is measured. */
    @Param({"ONE_GROUP", "EQUAL_1", "EQUAL_10", "EQUAL_100", "EQUAL_1000", "EQUAL_10000", "UNMATCHED_NONE",
        "UNMATCHED_EQUAL", "UNMATCHED_RANGE", "LIMIT_50"}) public ExtraCase extra = ExtraCase.ONE_GROUP;

    /** Who does it. */
    @Param({"STORE", "ENGINE", "HAND"}) public Entrant entrant = Entrant.STORE;

    /** The number of to-dos. */
    @Param({"100000"}) public int rows = 100_000;

    private @Nullable WarmExtra warm;

    /** Opens the case, or takes it as the benchmark before in this process left it. */
    @Setup(Level.Trial)
    public void open() {
        warm = WarmExtra.of(extra, entrant, rows);
    }

    /** One after the other. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public void loop() {
        Objects.requireNonNull(warm).step();
    }

    /** Each by itself. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public void single() {
        Objects.requireNonNull(warm).step();
    }
}
