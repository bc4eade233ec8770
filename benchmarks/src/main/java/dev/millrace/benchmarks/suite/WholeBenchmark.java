package dev.millrace.benchmarks.suite;

import java.util.Arrays;
import java.util.BitSet;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.TodoUpdates;

/** Steps that concern many rows: parents, batches, queries opened, rows loaded. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public class WholeBenchmark {

    private static final int STRIDE = 7919;
    private static final int BATCH = 1000;
    private static final int OPENINGS = 20;
    private static final int LEAST_OPENINGS = 5;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long MOST_NANOS_OF_PEER = TimeUnit.SECONDS.toNanos(1);

    /** Projects that are archived, or no longer. */
    @State(Scope.Benchmark)
    public static class Flips {

        private Project[] projects = new Project[0];
        private final BitSet flipped = new BitSet();
        private long made;

        /** Takes them as they are drawn; nothing else changes projects. */
        @Setup(Level.Trial)
        public void take(Arena arena) {
            projects = arena.data().projects().clone();
            if (!arena.entrant.isPeer()) {
                Compilation.settle(() -> arena.contestant().update(next()));
            }
        }

        /** Flips those back that were flipped. */
        @TearDown(Level.Trial)
        public void undo(Arena arena) {
            flipped.stream().forEach(at -> arena.contestant().update(arena.data().projects()[at]));
            flipped.clear();
        }

        Project next() {
            int at = (int) (made++ * STRIDE % projects.length);
            Project before = projects[at];
            projects[at] = new Project(before.id(), before.name(), !before.archived());
            flipped.flip(at);
            return projects[at];
        }
    }

    /** Batches of updates, each of new values. */
    @State(Scope.Benchmark)
    public static class Batches {

        private @Nullable TodoUpdates updates;
        private final BitSet changed = new BitSet();
        private final Todo[] next = new Todo[BATCH];

        /** Begins anew. */
        @Setup(Level.Trial)
        public void begin(Arena arena) {
            updates = new TodoUpdates(arena.data());
            if (!arena.entrant.isPeer()) {
                Compilation.settle(() -> {
                    draw();
                    arena.contestant().update(next);
                });
            }
        }

        /** Draws the next one, outside the measured time. */
        @Setup(Level.Invocation)
        public void draw() {
            TodoUpdates drawn = Objects.requireNonNull(updates);
            for (int i = 0; i < BATCH; i++) {
                next[i] = drawn.next();
                changed.set((int) next[i].id() - 1);
            }
        }

        /** Puts the rows back that were there before. */
        @TearDown(Level.Trial)
        public void undo(Arena arena) {
            Todo[] back = changed.stream().mapToObj(at -> arena.data().todos()[at]).toArray(Todo[]::new);
            for (int from = 0; from < back.length; from += BATCH) {
                arena.contestant().update(Arrays.copyOfRange(back, from, Math.min(back.length, from + BATCH)));
            }
            changed.clear();
        }
    }

    /** The query, opened some times before it is measured. */
    @State(Scope.Benchmark)
    public static class Openings {

        /** Opens it. */
        @Setup(Level.Trial)
        public void warmUp(Arena arena) {
            if (!arena.entrant.isPeer()) {
                Compilation.settle(() -> open(arena));
            }
            long end = System.nanoTime() + (arena.entrant.isPeer() ? MOST_NANOS_OF_PEER : MOST_NANOS);
            for (int i = 0; i < OPENINGS && (i < LEAST_OPENINGS || System.nanoTime() < end); i++) {
                open(arena);
            }
        }

        void open(Arena arena) {
            arena.contestant().closeQuery();
            arena.contestant().open(arena.query);
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
        arena.contestant().update(batches.next);
    }

    /** The query closed, and opened again. */
    @Benchmark
    public void hydrate(Arena arena, Openings openings) {
        openings.open(arena);
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
