package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.value.DoubleSum;

/** The exact sum of floating-point numbers, or their average, rounded once. O(1), 112 bytes and more for a wide range of magnitudes. */
final class FloatingTotal extends Accumulator {

    private final Shared shared;
    private final DoubleSum sum = new DoubleSum();
    private int count;

    FloatingTotal(Shared shared) {
        this.shared = shared;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        Scalar operand = shared.operand();
        if (operand.isDouble()) {
            count++;
            sum.add(operand.evalDouble(rows, at));
        } else if (operand.eval(rows, at) instanceof Number value) {
            count++;
            sum.add(value.doubleValue());
        }
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        Scalar operand = shared.operand();
        if (operand.isDouble()) {
            count--;
            sum.remove(operand.evalDouble(rows, at));
        } else if (operand.eval(rows, at) instanceof Number value) {
            count--;
            sum.remove(value.doubleValue());
        }
    }

    @Override
    public @Nullable Object result() {
        if (count == 0) {
            return null;
        }
        double total = shared.is(AggregateFunction.AVG) ? sum.average(count) : sum.sum();
        return total + 0.0; // what is below the least double is a zero without sign
    }
}
