package dev.millrace.benchmarks;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A board full of flights, and the updates it is to take. */
@State(Scope.Benchmark)
public abstract class BoardState {

    private static final int LARGE = 500_000;

    /** The number of flights. */
    @Param({"10000", "100000", "1000000"}) public int flights;

    private @Nullable DeparturesBoard board;
    private @Nullable FlightUpdates updates;

    abstract BoardUpdate kind();

    abstract DeparturesBoard open(BoardData data, @Nullable String state);

    /**
     * Fills the board, and warms it up by a number of updates. By time alone, as JMH does it afterwards, a busy machine may make too
     * few for the compiler to come to rest, and the same code then differs several times over.
     *
     * @param blackhole takes what the updates return
     */
    @Setup(Level.Trial)
    public void prepare(Blackhole blackhole) {
        fill();
        int warmUps = flights > LARGE ? 250_000 : Math.min(LARGE, 50 * flights);
        for (int i = 0; i < warmUps; i++) {
            blackhole.consume(update());
        }
    }

    /** Empties it. */
    @TearDown(Level.Trial)
    public void close() {
        board().close();
    }

    final void fill() {
        BoardData data = BoardData.of(flights);
        board = open(data, kind().state());
        updates = new FlightUpdates(data, kind());
    }

    final Object update() {
        return board().apply(updates().next());
    }

    final DeparturesBoard board() {
        return Objects.requireNonNull(board);
    }

    private FlightUpdates updates() {
        return Objects.requireNonNull(updates);
    }
}
