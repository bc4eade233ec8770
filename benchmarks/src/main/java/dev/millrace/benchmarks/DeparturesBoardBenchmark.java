package dev.millrace.benchmarks;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One update of one flight, with a departures board over the flights: time, and memory allocated.
 *
 * <p>The rows of the updates are made beforehand. What a collection makes of them is its own and is measured: it takes what
 * differs as the user's intention and makes a row of that. The board is the only query: its code is not shared with other
 * queries in the process, which favours the compiler.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public class DeparturesBoardBenchmark {

    /**
     * Through the public API: an update of a local collection, with a subscriber to the board's changes.
     *
     * @param state the board
     * @return the write
     */
    @Benchmark
    public Object collection(CollectionState state) {
        return state.update();
    }

    /**
     * Straight on the engine: what is left is what the collection adds.
     *
     * @param state the board
     * @return what changed
     */
    @Benchmark
    public Object engine(EngineState state) {
        return state.update();
    }

    /** A board in a store. */
    @State(Scope.Benchmark)
    public static class CollectionState extends BoardState {

        /** What is updated. */
        @Param public BoardUpdate update = BoardUpdate.FAR;

        @Override
        BoardUpdate kind() {
            return update;
        }

        @Override
        DeparturesBoard open(BoardData data, @Nullable String state) {
            return new CollectionBoard(data, state);
        }
    }

    /** A board on an engine. */
    @State(Scope.Benchmark)
    public static class EngineState extends BoardState {

        /** What is updated. */
        @Param({"FAR", "WINDOW", "REMARK"}) public BoardUpdate update = BoardUpdate.FAR;

        @Override
        BoardUpdate kind() {
            return update;
        }

        @Override
        DeparturesBoard open(BoardData data, @Nullable String state) {
            return new EngineBoard(data, state);
        }
    }
}
