package dev.millrace.engine.internal.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.flow.WindowOperator;
import dev.millrace.engine.internal.output.Output;
import dev.millrace.query.Window;

/** A query at work: its operators and the result they keep current. */
public final class Plan {

    private final List<Operator> operators;
    private final Output output;
    private final List<RowTable> tables;
    private final @Nullable WindowOperator window;

    /**
     * Puts a plan together.
     *
     * @param operators its operators, inputs before those that consume them
     * @param output keeps the result
     * @param window shows a part of the result; null if all is shown
     */
    Plan(List<Operator> operators, Output output, @Nullable WindowOperator window) {
        this.operators = List.copyOf(operators);
        this.output = output;
        this.window = window;
        this.tables = operators.stream().filter(ScanOperator.class::isInstance)
                .map(operator -> ((ScanOperator) operator).table())
                .distinct().toList();
    }

    /** Keeps the result. */
    public Output output() {
        return output;
    }

    /** The tables this reads, each once. */
    public List<RowTable> tables() {
        return tables;
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
     * Takes part in a commit whose tables are switched already.
     *
     * @throws RuntimeException if a row cannot be read; the result is as it was
     */
    public void run() {
        try {
            for (Operator operator : operators) {
                if (operator.isConcerned()) {
                    operator.run();
                }
            }
            output.process();
        } finally {
            clear();
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
            window.move(part);
            for (Operator operator : operators.subList(operators.indexOf(window) + 1, operators.size())) {
                if (operator.isConcerned()) {
                    operator.run();
                }
            }
            output.process();
        } finally {
            clear();
        }
    }

    private void clear() {
        for (Operator operator : operators) {
            operator.output().clear();
        }
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
