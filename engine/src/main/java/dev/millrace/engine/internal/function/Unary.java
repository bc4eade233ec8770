package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** A function of one operand that is null if the operand is. */
abstract class Unary extends Scalar {

    private final Scalar operand;

    Unary(Scalar operand) {
        this.operand = operand;
    }

    @Override
    public final @Nullable Object eval(@Nullable Object[] rows, int at) {
        Object value = operand.eval(rows, at);
        return value == null ? null : apply(value, rows, at);
    }

    /** The value for an operand that is there; the row is for reports. */
    abstract @Nullable Object apply(Object value, @Nullable Object[] rows, int at);
}
