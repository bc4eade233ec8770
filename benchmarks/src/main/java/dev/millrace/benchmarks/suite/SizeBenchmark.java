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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.Todo;

/** To-dos that come and go, one at a time; each is undone outside the measured time, a while later, when its row is no longer warm. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public class SizeBenchmark {

    private static final int DELAY = 512;
    private static final int STRIDE = 7919;

    /** To-dos to insert. */
    @State(Scope.Benchmark)
    public static class Inserts {

        private Todo[] added = new Todo[0];
        private @Nullable Contestant contestant;
        private long made;

        /** Draws them. */
        @Setup(Level.Trial)
        public void draw(Arena arena) {
            contestant = arena.contestant();
            added = arena.data().newTodos(2 * DELAY);
            made = 0;
        }

        /** Removes the one that has been there for a while. */
        @Setup(Level.Invocation)
        public void undo() {
            if (made >= DELAY) {
                Objects.requireNonNull(contestant).delete(at(made - DELAY));
            }
        }

        /** Removes those that are left. */
        @TearDown(Level.Trial)
        public void undoAll() {
            for (long i = Math.max(0, made - DELAY); i < made; i++) {
                Objects.requireNonNull(contestant).delete(at(i));
            }
        }

        private Todo at(long number) {
            return added[(int) (number % added.length)];
        }
    }

    /** To-dos to delete. */
    @State(Scope.Benchmark)
    public static class Deletes {

        private Todo[] todos = new Todo[0];
        private @Nullable Contestant contestant;
        private long made;

        /** Takes them. */
        @Setup(Level.Trial)
        public void take(Arena arena) {
            contestant = arena.contestant();
            todos = arena.data().todos();
            made = 0;
        }

        /** Puts back the one that has been gone for a while. */
        @Setup(Level.Invocation)
        public void undo() {
            if (made >= delay()) {
                Objects.requireNonNull(contestant).insert(at(made - delay()));
            }
        }

        /** Puts back those that are still gone. */
        @TearDown(Level.Trial)
        public void undoAll() {
            for (long i = Math.max(0, made - delay()); i < made; i++) {
                Objects.requireNonNull(contestant).insert(at(i));
            }
        }

        /** No to-do may be deleted twice. */
        private int delay() {
            return Math.min(DELAY, todos.length / 2);
        }

        private Todo at(long number) {
            return todos[(int) (number * STRIDE % todos.length)];
        }
    }

    /** A to-do more. */
    @Benchmark
    public void insert(Arena arena, Inserts inserts) {
        arena.contestant().insert(inserts.at(inserts.made++));
    }

    /** A to-do less. */
    @Benchmark
    public void delete(Arena arena, Deletes deletes) {
        arena.contestant().delete(deletes.at(deletes.made++));
    }
}
