package dev.millrace.engine.internal.graph;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.flow.WindowOperator;

/** What rows of its only input must have to be of any concern to a step, where that changes while the step is at work. O(1). */
public sealed interface MovingGuard {

    /** Those of a filter that asks nothing by which it could be found itself: what it hands on is of no concern to anybody else. */
    MovingGuard OF_THE_ONLY_CONSUMER = new OfTheOnlyConsumer();

    /**
     * The guard as of now.
     *
     * @param vertex the step
     * @return null if all rows are of concern; the same object as before if it is the same
     */
    @Nullable
    Guard of(OperatorVertex vertex);

    /**
     * That of a window of the first rows: rows beyond the last of those that it keeps are of no concern.
     *
     * @param value the first term of its order
     * @param descending whether greater values come first
     * @param nullsFirst whether null may come first
     */
    record UpToLimit(RowExpr value, boolean descending, boolean nullsFirst) implements MovingGuard {

        @Override
        public @Nullable Guard of(OperatorVertex vertex) {
            Object limit = ((WindowOperator) vertex.operator()).limit();
            if (limit == null) {
                return null;
            }
            boolean known = vertex.guard() instanceof Guard.Within within
                    && (descending ? within.least() : within.greatest()) == limit;
            return known ? vertex.guard()
                    : new Guard.Within(value, descending ? limit : null, descending ? null : limit, nullsFirst);
        }
    }

    /** That of the only consumer, if there is only one: the rows have the same lanes above and below. */
    record OfTheOnlyConsumer() implements MovingGuard {

        @Override
        public @Nullable Guard of(OperatorVertex vertex) {
            return vertex.users() == 1 && vertex.anyConsumer() instanceof OperatorVertex consumer
                    ? consumer.guard() : null;
        }
    }
}
