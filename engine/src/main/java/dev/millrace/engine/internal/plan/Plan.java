package dev.millrace.engine.internal.plan;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.flow.Source;
import dev.millrace.engine.internal.flow.TemporalFilterOperator;
import dev.millrace.engine.internal.flow.WindowOperator;
import dev.millrace.engine.internal.graph.Graph;
import dev.millrace.engine.internal.graph.OperatorVertex;
import dev.millrace.engine.internal.graph.ResultVertex;
import dev.millrace.engine.internal.graph.Tally;
import dev.millrace.engine.internal.output.Output;
import dev.millrace.query.Window;

/** A query at work: the end of it, and what of the graph is below. */
public final class Plan {

    private final Graph graph;
    private final ResultVertex result;
    /** Shows a part of the result; null if all is shown. */
    private final @Nullable OperatorVertex window;
    private final Moments moments;

    /**
     * A query at work.
     *
     * @param graph has its operators
     * @param result the end of it
     * @param windowed whether it ends with a window, but for projections
     * @param moments the times it is made for: those that anything else than a temporal filter reads
     */
    Plan(Graph graph, ResultVertex result, boolean windowed, Moments moments) {
        this.graph = graph;
        this.result = result;
        this.moments = moments;
        this.window = windowed ? graph.topWindow(result) : null;
    }

    /** The end of the query. */
    public ResultVertex result() {
        return result;
    }

    /** Keeps the result. */
    public Output output() {
        return result.output();
    }

    /** What this reads, each once. */
    public List<Source> sources() {
        return operators().stream().filter(ScanOperator.class::isInstance)
                .map(operator -> ((ScanOperator) operator).source()).distinct().toList();
    }

    /** Whether this reads the clock. */
    public boolean readsTheClock() {
        return isOfATime() || operators().stream().anyMatch(TemporalFilterOperator.class::isInstance);
    }

    /** Whether this is made for times: another plan is to be made for others. */
    public boolean isOfATime() {
        return !moments.isEmpty();
    }

    /** Whether this is current at another time: at most temporal filters read something else. */
    public boolean isMadeFor(Instant time) {
        return moments.areThoseOf(time);
    }

    /** The part of the result that is shown. */
    public Window window() {
        return window == null ? Window.ALL : operator(window).window();
    }

    private static WindowOperator operator(OperatorVertex window) {
        return (WindowOperator) window.operator();
    }

    /** Whether a part of the result is shown, by a window at its end. */
    public boolean isWindowed() {
        return window != null;
    }

    /** Whether {@link #move} can show another part: no other query shares the window. */
    public boolean isMovable() {
        return window != null && graph.isAlone(result, window);
    }

    /** The number of rows, without window. */
    public int total() {
        return window == null ? output().size() : graph.total(result, window);
    }

    /**
     * Shows another part of the result.
     *
     * @throws RuntimeException if a row cannot be read; the result is as it was
     */
    public void move(Window part) {
        if (window == null) {
            throw new IllegalStateException("all rows are shown; there is no window to be moved");
        }
        graph.move(result, window, part);
    }

    /** Its operators, inputs before those that consume them. */
    public List<Operator> operators() {
        return vertices().stream().map(OperatorVertex::operator).toList();
    }

    /** The same, with who shares them. */
    public List<OperatorVertex> vertices() {
        return graph.operators(result);
    }

    /** What its steps could not compute. */
    public List<Tally> tallies() {
        return graph.tallies(result);
    }

    /** Takes no part in commits any more; the result stays as it is. */
    public void close() {
        graph.close(result);
    }
}
