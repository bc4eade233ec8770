package dev.millrace.engine.internal.plan;

import java.util.List;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.output.Output;

/** A query at work: its operators and the result they keep current. */
public final class Plan {

    private final List<Operator> operators;
    private final Output output;
    private final List<RowTable> tables;

    /**
     * Puts a plan together.
     *
     * @param operators its operators, inputs before those that consume them
     * @param output keeps the result
     */
    Plan(List<Operator> operators, Output output) {
        this.operators = operators;
        this.output = output;
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

    /**
     * Takes part in a commit whose tables are switched already.
     *
     * @throws RuntimeException if a row of the result refuses to be made; the result is as it was
     */
    public void run() {
        try {
            for (Operator operator : operators) {
                operator.run();
            }
            output.process();
        } finally {
            for (Operator operator : operators) {
                operator.output().clear();
            }
        }
    }

    /** The number of rows and groups this keeps. */
    public long rowsHeld() {
        return output.total() + operators.stream().mapToLong(Operator::rowsHeld).sum();
    }

    /** Gives back all indexes. */
    public void close() {
        operators.forEach(Operator::close);
    }
}
