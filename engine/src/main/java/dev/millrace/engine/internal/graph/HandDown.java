package dev.millrace.engine.internal.graph;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Counts;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.ScanOperator;

/**
 * Hands the change of one row down from step to step, as arguments and without copies, as far as each turns it into one change at most and
 * one alone consumes that; what comes after takes part in the step as usual. A join takes it only if what it is joined with cannot have
 * changed in the same step, be it by another way from the same table: then no order of ranks is to be kept.
 */
final class HandDown {

    private final Propagation step;
    private long handedDown;
    private long throughToResults;

    /**
     * Hands nothing down yet.
     *
     * @param step the step in progress, for all that is not handed down
     */
    HandDown(Propagation step) {
        this.step = step;
    }

    /**
     * Hands a change down.
     *
     * @param scan reads the source
     * @param table the source, of which one row has changed, and which is all that has
     */
    void one(OperatorVertex scan, RowTable table) {
        if (!((ScanOperator) scan.operator()).takesOne()) {
            step.add(scan);
            return;
        }
        handedDown++;
        OperatorVertex vertex = scan;
        Delta handed = table.delta();
        int presence = handed.presence(0);
        while (vertex.isAtWork()) {
            Operator operator = vertex.operator();
            try {
                presence = operator.takeOne(handed, 0, presence);
            } catch (Throwable e) { // whatever one query throws, the others are to be maintained
                step.fail(vertex, e);
                return;
            }
            if (presence == 0) {
                return;
            }
            if (operator.makesRows()) {
                step.began(vertex); // has rows to be forgotten when the step ends
                handed = operator.output();
            }
            Vertex above = vertex.onlyConsumer();
            if (above instanceof OperatorVertex consumer && !consumer.isConcernedBy(operator, handed, presence)) {
                return;
            }
            OperatorVertex next = taker(above, operator, table);
            if (next == null) {
                end(vertex, above, handed, presence);
                return;
            }
            vertex = next;
        }
    }

    /** The consumer if it takes what is handed down. */
    private static @Nullable OperatorVertex taker(@Nullable Vertex consumer, Operator from, RowTable table) {
        return consumer instanceof OperatorVertex vertex && vertex.operator().takesOne(from)
                && vertex.isReachedOnlyThrough(from, table) ? vertex : null;
    }

    private void end(OperatorVertex vertex, @Nullable Vertex above, Delta handed, int presence) {
        if (above instanceof ResultVertex result) {
            deliver(vertex, result, handed, presence);
            return;
        }
        Delta output = vertex.operator().output();
        if (output != handed) {
            step.began(vertex);
            output.copy(handed, 0, presence);
        }
        if (above == null) {
            step.changed(vertex);
        } else {
            step.add(above);
        }
    }

    private void deliver(OperatorVertex vertex, ResultVertex result, Delta handed, int presence) {
        if (!result.isAtWork() || result.input() != vertex) {
            return; // of a source that the result only fails with, nothing is read
        }
        throughToResults++;
        try {
            result.one(handed, 0, presence);
        } catch (Throwable e) { // whatever one query throws, the others are to be maintained
            step.fail(result, e);
        }
        if (!vertex.operator().output().isEmpty()) {
            step.began(vertex);
        }
    }

    /** Tells how far changes were handed down. */
    void counts(Counts counts) {
        counts.count("changes handed down", handedDown);
        counts.count("changes handed down to results", throughToResults);
    }
}
