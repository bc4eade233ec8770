package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** A function of one floating-point number that never leaves its type. */
abstract class FloatingUnary extends Scalar {

    private final FloatingType type;
    private final Scalar operand;
    private final boolean operandIsDouble;

    FloatingUnary(FloatingType type, Scalar operand) {
        this.type = type;
        this.operand = operand;
        this.operandIsDouble = operand.isDouble();
    }

    @Override
    public final @Nullable Object eval(@Nullable Object[] rows, int at) {
        if (operandIsDouble) {
            return type.box(of(operand.evalDouble(rows, at)));
        }
        Object value = operand.eval(rows, at);
        return value == null ? null : type.box(of(((Number) value).doubleValue()));
    }

    @Override
    public final boolean isDouble() {
        return operandIsDouble;
    }

    @Override
    public final double evalDouble(@Nullable Object[] rows, int at) {
        return of(operand.evalDouble(rows, at));
    }

    abstract double of(double value);
}
