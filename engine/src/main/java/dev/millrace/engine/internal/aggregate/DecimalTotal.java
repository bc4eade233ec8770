package dev.millrace.engine.internal.aggregate;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.value.DecimalSum;

/**
 * The exact sum of decimals and of numbers of mixed types, or their average in 34 digits. Null, and a failure, where the sum has too
 * many digits, or where one of the numbers is no decimal: NaN or infinite. O(1) for numbers of some digits.
 */
final class DecimalTotal extends Computed {

    private final Shared shared;
    private final DecimalSum sum = new DecimalSum();
    private int count;
    private int notFinite;

    DecimalTotal(Shared shared) {
        this.shared = shared;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        if (shared.operand().eval(rows, at) instanceof Number value) {
            BigDecimal decimal = counted(value, 1);
            if (decimal != null) {
                sum.add(decimal);
            }
        }
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        if (shared.operand().eval(rows, at) instanceof Number value) {
            BigDecimal decimal = counted(value, -1);
            if (decimal != null) {
                sum.remove(decimal);
            }
        }
    }

    private @Nullable BigDecimal counted(Number value, int change) {
        changed();
        count += change;
        BigDecimal decimal = ExactDecimals.of(value);
        notFinite += decimal == null ? change : 0;
        return decimal;
    }

    @Override
    @Nullable
    Object compute() {
        if (count == 0) {
            return null;
        } else if (notFinite > 0) {
            return shared.failed(notFinite + " of " + count + " numbers are NaN or infinite, which no decimal is");
        }
        try {
            return shared.is(AggregateFunction.AVG) ? sum.average(count) : sum.sum();
        } catch (ArithmeticException tooLong) {
            return shared.failed(tooLong);
        }
    }
}
