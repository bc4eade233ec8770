package dev.millrace.query.ast;

import org.jspecify.annotations.Nullable;

/**
 * An aggregate of a group; stands only in expressions above a {@link GroupNode}, while its operand reads the lanes below it.
 *
 * @param function the aggregate function
 * @param operand what is aggregated; null for {@link AggregateFunction#COUNT_ROWS} alone
 */
public record AggregateNode(AggregateFunction function, @Nullable ExprNode operand) implements ExprNode {

    /**
     * Checks that the operand fits the function.
     *
     * @throws IllegalArgumentException if it is missing, superfluous or of a type the function does not take
     */
    public AggregateNode {
        if ((operand == null) != (function == AggregateFunction.COUNT_ROWS)) {
            throw new IllegalArgumentException(
                    function + (operand == null ? " needs an operand" : " takes no operand"));
        }
        if (operand != null && (function == AggregateFunction.SUM || function == AggregateFunction.AVG)
                && !AggregateFunction.isIntegral(operand.type())) {
            throw new IllegalArgumentException(function + " takes integers, but " + operand + " is of type "
                    + operand.type().getSimpleName());
        }
    }

    @Override
    public Class<?> type() {
        return switch (function) {
            case COUNT_ROWS, COUNT, SUM -> Long.class;
            case AVG -> Double.class;
            case MIN, MAX -> operand == null ? Object.class : operand.type();
        };
    }

    @Override
    public boolean nullable() {
        return function != AggregateFunction.COUNT_ROWS && function != AggregateFunction.COUNT;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
