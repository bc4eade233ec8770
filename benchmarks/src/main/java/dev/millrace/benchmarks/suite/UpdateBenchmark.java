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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.ChangeRing;

/** Updates of one to-do each: in a loop without a clock inside, and as single times. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public class UpdateBenchmark {

    /** Updates of one kind. */
    @State(Scope.Benchmark)
    public static class Updates {

        /** What they change. */
        @Param({"MIXED"}) public ChangeKind kind = ChangeKind.MIXED;

        private @Nullable WarmContestant warm;
        private @Nullable ChangeRing ring;

        /** Draws them. */
        @Setup(Level.Trial)
        public void draw(Arena arena) {
            warm = arena.warm();
            ring = arena.warm().ring(kind);
        }

        /** Takes back what was done. */
        @TearDown(Level.Trial)
        public void rewind() {
            Objects.requireNonNull(warm).rewind(Objects.requireNonNull(ring));
        }

        void next(Arena arena) {
            arena.contestant().update(Objects.requireNonNull(ring).next());
        }
    }

    /** One after the other. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public void loop(Arena arena, Updates updates) {
        updates.next(arena);
    }

    /** Each by itself. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public void single(Arena arena, Updates updates) {
        updates.next(arena);
    }
}
