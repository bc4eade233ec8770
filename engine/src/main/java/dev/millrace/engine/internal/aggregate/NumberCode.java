package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.AggregateFunction;

/**
 * Numbers of one primitive type as longs in the same order, so that they are kept and looked for without objects. Equal numbers have one
 * code: there is one zero and one NaN, which is the greatest (law 3).
 */
final class NumberCode {

    private final Scalar operand;
    private final Class<?> type;
    private final boolean isFloating;

    private NumberCode(Scalar operand, Class<?> type) {
        this.operand = operand;
        this.type = type;
        this.isFloating = AggregateFunction.isFloating(type);
    }

    /** The codes of what is aggregated; null if that is not of one primitive type. */
    static @Nullable NumberCode of(Shared shared) {
        Class<?> type = shared.operandType();
        Scalar operand = shared.operand();
        boolean isPrimitive = AggregateFunction.isIntegral(type) && operand.isLongOrNull()
                || AggregateFunction.isFloating(type) && operand.isDoubleOrNull();
        return isPrimitive && shared.node().operands().get(0).leafType() == type ? new NumberCode(operand, type) : null;
    }

    /** Whether there is no number in a row. */
    boolean isAbsent(@Nullable Object[] rows, int at) {
        return operand.isNull(rows, at);
    }

    /** What is read. Where it is always an integer, that is its code. */
    Scalar operand() {
        return operand;
    }

    /** The code of the number in a row, which is there. */
    long read(@Nullable Object[] rows, int at) {
        return isFloating ? code(operand.evalDouble(rows, at)) : operand.evalLong(rows, at);
    }

    private static long code(double value) {
        // Adding a zero makes a negative one positive.
        return ordered(Double.doubleToLongBits(value + 0.0));
    }

    /** The bits of a double as a long in the same order, and the other way round. */
    private static long ordered(long bits) {
        return bits ^ (bits >> (Long.SIZE - 1) & Long.MAX_VALUE);
    }

    boolean isFloating() {
        return isFloating;
    }

    /** The number of a code, in its own type. */
    Number number(long code) {
        if (type == Long.class) {
            return code;
        } else if (type == Integer.class) {
            return (int) code;
        } else if (type == Short.class) {
            return (short) code;
        } else if (type == Byte.class) {
            return (byte) code;
        }
        double value = Double.longBitsToDouble(ordered(code));
        return type == Float.class ? (Number) (float) value : (Number) value;
    }
}
