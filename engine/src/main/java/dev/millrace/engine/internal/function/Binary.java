package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** A function of two operands that is null if one of them is. */
abstract class Binary extends Scalar {

    private final Scalar left;
    private final Scalar right;

    Binary(Scalar left, Scalar right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public final @Nullable Object eval(@Nullable Object[] rows, int at) {
        Object a = left.eval(rows, at);
        Object b = right.eval(rows, at);
        return a == null || b == null ? null : apply(a, b, rows, at);
    }

    /** The value for operands that are there; the row is for reports. */
    abstract @Nullable Object apply(Object a, Object b, @Nullable Object[] rows, int at);
}
