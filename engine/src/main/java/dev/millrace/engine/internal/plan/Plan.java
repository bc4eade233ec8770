package dev.millrace.engine.internal.plan;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.Probe;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.flow.Source;
import dev.millrace.engine.internal.flow.TemporalFilterOperator;
import dev.millrace.engine.internal.flow.WindowOperator;
import dev.millrace.engine.internal.output.Output;
import dev.millrace.query.Window;

/** A query at work: its operators and the result they keep current. */
public final class Plan {

    private final List<Operator> operators;
    private final Output output;
    private final List<Source> sources;
    private final @Nullable WindowOperator window;
    private final Moments moments;
    private final List<TemporalFilterOperator> temporal;
    private final Probe probe;

    /**
     * Puts a plan together.
     *
     * @param operators its operators, inputs before those that consume them
     * @param output keeps the result
     * @param window shows a part of the result; null if all is shown
     * @param moments the times it is made for: those that anything else than a temporal filter reads
     * @param probe watches the operators
     */
    Plan(List<Operator> operators, Output output, @Nullable WindowOperator window, Moments moments, Probe probe) {
        this.operators = List.copyOf(operators);
        this.output = output;
        this.window = window;
        this.moments = moments;
        this.probe = probe;
        this.sources = operators.stream().filter(ScanOperator.class::isInstance)
                .map(operator -> ((ScanOperator) operator).source())
                .distinct().toList();
        this.temporal = operators.stream().filter(TemporalFilterOperator.class::isInstance)
                .map(TemporalFilterOperator.class::cast).toList();
    }

    /** Keeps the result. */
    public Output output() {
        return output;
    }

    /** What this reads, each once. */
    public List<Source> sources() {
        return sources;
    }

    /** Whether this reads the clock. */
    public boolean readsTheClock() {
        return !moments.isEmpty() || !temporal.isEmpty();
    }

    /** Whether all this reads of the clock is what it would read at another time. */
    public boolean isOf(Instant time) {
        if (!isMadeFor(time)) {
            return false;
        }
        for (int i = 0; i < temporal.size(); i++) { // by number, as below
            if (!temporal.get(i).isOf(time)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@link #run} can bring this to another time: at most temporal filters would read something else. */
    public boolean isMadeFor(Instant time) {
        return moments.areThoseOf(time);
    }

    /** The part of the result that is shown. */
    public Window window() {
        return window == null ? Window.ALL : window.window();
    }

    /** Whether {@link #move} can show another part. */
    public boolean isMovable() {
        return window != null;
    }

    /** The number of rows, without window. */
    public int total() {
        return window == null ? output.size() : window.total();
    }

    /**
     * Takes part in a commit whose sources are switched already.
     *
     * @param now what the clock says
     * @throws RuntimeException if a row cannot be read; the result is as it was
     */
    public void run(Instant now) {
        try {
            for (int i = 0; i < temporal.size(); i++) { // by number, as below
                temporal.get(i).tick(now);
            }
            runFrom(0);
            probe.ran();
        } finally {
            clear();
        }
    }

    /** Runs the operators from one on, and the output. The end of one is the begin of the next. */
    private void runFrom(int first) {
        long began = System.nanoTime();
        for (int i = first; i < operators.size(); i++) { // by number: an iterator would be made for each commit
            Operator operator = operators.get(i);
            if (operator.isConcerned()) {
                operator.run();
                long ended = System.nanoTime();
                operator.took(ended - began);
                began = ended;
            }
        }
        if (!output.input().output().isEmpty()) {
            output.run();
            output.took(System.nanoTime() - began);
        }
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
        try {
            long began = System.nanoTime();
            window.move(part);
            window.took(System.nanoTime() - began);
            runFrom(operators.indexOf(window) + 1);
            probe.ran();
        } finally {
            clear();
        }
    }

    private void clear() {
        for (int i = 0; i < operators.size(); i++) {
            operators.get(i).output().clear();
        }
    }

    /** Its operators, inputs before those that consume them. */
    public List<Operator> operators() {
        return operators;
    }

    /** The number of rows and groups this keeps. */
    public long rowsHeld() {
        return output.size() + operators.stream().mapToLong(Operator::rowsHeld).sum();
    }

    /** Gives back all indexes. */
    public void close() {
        operators.forEach(Operator::close);
    }
}
