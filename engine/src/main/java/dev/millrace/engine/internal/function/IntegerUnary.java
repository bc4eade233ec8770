package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** A function of one integer of at most 64 bits, null where it leaves the range of its type. */
abstract class IntegerUnary extends Scalar {

    private final IntegerType type;
    private final String word;
    private final Scalar operand;
    private final boolean operandIsLong;
    private final Report report;

    IntegerUnary(IntegerType type, String word, Scalar operand, Report report) {
        this.type = type;
        this.word = word;
        this.operand = operand;
        this.operandIsLong = operand.isLong();
        this.report = report;
    }

    @Override
    public final @Nullable Object eval(@Nullable Object[] rows, int at) {
        long value;
        if (operandIsLong) {
            value = operand.evalLong(rows, at);
        } else {
            Object boxed = operand.eval(rows, at);
            if (boxed == null) {
                return null;
            }
            value = ((Number) boxed).longValue();
        }
        long result = of(value);
        return type.holds(result) && !wraps(value) ? type.box(result)
                : report.uncomputable(word + " " + value + " leaves the range of " + type, rows, at);
    }

    /** Whether the value leaves 64 bits. */
    boolean wraps(long value) {
        return false;
    }

    /** The value in 64 bits. */
    abstract long of(long value);
}
