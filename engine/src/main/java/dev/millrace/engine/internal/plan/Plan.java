package dev.millrace.engine.internal.plan;

import java.util.List;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.output.Output;

/**
 * A query at work.
 *
 * @param operators its operators, inputs before those that consume them
 * @param output keeps the result
 */
public record Plan(List<Operator> operators, Output output) {

    /** The tables this reads, each once. */
    public List<RowTable> tables() {
        return operators.stream().filter(ScanOperator.class::isInstance).map(operator -> ((ScanOperator) operator).table()).distinct()
                .toList();
    }

    /**
     * Takes part in a commit whose tables are switched already.
     *
     * @throws RuntimeException if a row of the result refuses to be made; the result is as it was
     */
    public void run() {
        output.changes().clear();
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
