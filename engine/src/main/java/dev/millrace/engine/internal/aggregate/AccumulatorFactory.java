package dev.millrace.engine.internal.aggregate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;

/**
 * Makes the accumulators of one aggregate, one for each group.
 *
 * <p>They are small where groups are. Bytes of a group of 1, 10 and 1000 rows, all values different, with compressed references
 * and without the values themselves: a count of rows 16, 16, 16; a sum of integers 40, 40, 40; of doubles 112, 112, 120; a least
 * value 48 352 and 34 568, and 48 again if all are equal; a median 88, 136, 10 568. Of numbers of one primitive type, and with the numbers
 * themselves, some 50, 240 and 21 300 for both.
 */
@FunctionalInterface
public interface AccumulatorFactory {

    /**
     * Makes an accumulator.
     *
     * @return that of a group without rows
     */
    Accumulator create();

    /**
     * The way to take in many rows of a group at once.
     *
     * @return null if there is none
     */
    default @Nullable Gathering gathering() {
        return null;
    }

    /**
     * The accumulators of an aggregate.
     *
     * @param node the aggregate
     * @param operands its operands, compiled
     * @param orderKeys the keys of its order, compiled
     * @param identity tells the rows apart: it decides between ties, and orders where no order is given
     * @param failures is told of results that SQL would refuse
     * @param visits counts the nodes that trees of values search
     * @return makes them
     */
    static AccumulatorFactory of(AggregateNode node, List<Scalar> operands, List<Scalar> orderKeys,
            IdentityReader identity, Failures failures, Visits visits) {
        Shared shared = new Shared(node, operands, identity, failures, visits);
        return switch (node.function()) {
            case COUNT_ROWS -> new Counts.OfRows();
            case COUNT -> () -> new Counts.Present(shared.operand());
            case COUNT_DISTINCT -> distinctCount(shared);
            case SUM, AVG -> total(shared);
            case VARIANCE, VARIANCE_POPULATION, STDDEV, STDDEV_POPULATION -> variance(shared);
            case MEDIAN, PERCENTILE -> Percentile.factory(shared);
            case MIN, MAX -> extreme(shared);
            case FIRST, LAST, ARG_MIN, ARG_MAX, LIST, STRING_JOIN -> ordered(shared, orderKeys);
            case SET -> set(shared);
            case EVERY, SOME -> () -> new Truths(shared);
            case USER -> UserGathered.factory(shared);
        };
    }

    private static AccumulatorFactory total(Shared shared) {
        Class<?> type = shared.operandType();
        if (AggregateFunction.isIntegral(type)) {
            return new IntegerTotal.Factory(shared);
        }
        return AggregateFunction.isFloating(type) ? () -> new FloatingTotal(shared) : () -> new DecimalTotal(shared);
    }

    private static AccumulatorFactory variance(Shared shared) {
        Class<?> type = shared.operandType();
        Dividend dividend = new Dividend();
        if (AggregateFunction.isIntegral(type)) {
            return () -> new IntegerVariance(shared, dividend);
        }
        return AggregateFunction.isFloating(type) ? () -> new FloatingVariance(shared, dividend)
                : () -> new DecimalVariance(shared);
    }

    private static AccumulatorFactory distinctCount(Shared shared) {
        NumberCode code = NumberCode.of(shared);
        return code == null ? () -> new DistinctCount(shared.operand()) : () -> new DistinctNumbers(code);
    }

    private static AccumulatorFactory extreme(Shared shared) {
        NumberCode code = NumberCode.of(shared);
        if (code != null) {
            boolean isGreatest = shared.is(AggregateFunction.MAX);
            return new NumberExtreme.Factory(code, isGreatest, shared.visits());
        }
        Distinction distinction = Distinction.ofExtremes(shared);
        return () -> new Extreme(distinction);
    }

    private static AccumulatorFactory set(Shared shared) {
        Distinction distinction = Distinction.ofSets(shared);
        return () -> new DistinctValues(distinction);
    }

    private static AccumulatorFactory ordered(Shared shared, List<Scalar> orderKeys) {
        EntryOrder order = EntryOrder.of(shared, orderKeys);
        return switch (shared.function()) {
            case LIST -> () -> new OrderedList(order);
            case STRING_JOIN -> () -> new OrderedStrings(order, shared);
            case LAST -> () -> new OrderedEnd(order, false);
            default -> () -> new OrderedEnd(order, true);
        };
    }
}
