package dev.millrace.benchmarks.suite;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.ChangeRing;
import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;

/** Steps that concern many rows: parents, batches, queries opened, rows loaded. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public class WholeBenchmark {

    private static final int STRIDE = 7919;
    private static final int BATCH = 1000;
    private static final int BATCHES = 64;

    /** Projects that are archived, or no longer. */
    @State(Scope.Benchmark)
    public static class Flips {

        private Project[] projects = new Project[0];
        private long made;

        /** Takes them as they are drawn; nothing else changes projects. */
        @Setup(Level.Trial)
        public void take(Arena arena) {
            projects = arena.data().projects().clone();
        }

        /** Flips those back that were flipped. */
        @TearDown(Level.Trial)
        public void undo(Arena arena) {
            for (Project project : arena.data().projects()) {
                arena.contestant().update(project);
            }
        }

        Project next() {
            int at = (int) (made++ * STRIDE % projects.length);
            Project before = projects[at];
            projects[at] = new Project(before.id(), before.name(), !before.archived());
            return projects[at];
        }
    }

    /** Batches of updates. */
    @State(Scope.Benchmark)
    public static class Batches {

        private final Todo[][] batches = new Todo[BATCHES][BATCH];
        private int made;

        /** Draws them: they end where they began. */
        @Setup(Level.Trial)
        public void draw(Arena arena) {
            ChangeRing ring = ChangeRing.of(ChangeKind.MIXED, arena.warm().query(), arena.data(), BATCHES * BATCH / 2);
            for (Todo[] batch : batches) {
                for (int i = 0; i < BATCH; i++) {
                    batch[i] = ring.next();
                }
            }
        }

        /** Makes the rest of the round. */
        @TearDown(Level.Trial)
        public void finish(Arena arena) {
            while (made % BATCHES != 0) {
                arena.contestant().update(next());
            }
        }

        Todo[] next() {
            return batches[made++ % BATCHES];
        }
    }

    /** A project with its children. */
    @Benchmark
    public void parent(Arena arena, Flips flips) {
        arena.contestant().update(flips.next());
    }

    /** A thousand updates in one step. */
    @Benchmark
    public void batch(Arena arena, Batches batches) {
        arena.contestant().update(batches.next());
    }

    /** The query closed, and opened again. */
    @Benchmark
    public void hydrate(Arena arena) {
        arena.contestant().closeQuery();
        arena.contestant().open(arena.query);
    }

    /** All rows, taken in by one that has none. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public Contestant load(Arena arena) {
        Contestant empty = arena.entrant.make();
        empty.load(arena.data());
        return empty;
    }
}
