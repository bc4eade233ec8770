package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** A function of two integers of at most 64 bits, computed in 64 bits and then held to the range of its type. */
abstract class IntegerBinary extends Scalar {

    private final IntegerType type;
    private final Scalar left;
    private final Scalar right;
    private final boolean leftIsLong;
    private final boolean rightIsLong;
    private final Report report;

    IntegerBinary(IntegerType type, Scalar left, Scalar right, Report report) {
        this.type = type;
        this.left = left;
        this.right = right;
        this.leftIsLong = left.isLong();
        this.rightIsLong = right.isLong();
        this.report = report;
    }

    @Override
    public final @Nullable Object eval(@Nullable Object[] rows, int at) {
        long a = 0;
        long b = 0;
        boolean isKnown = true;
        if (leftIsLong) {
            a = left.evalLong(rows, at);
        } else {
            Object value = left.eval(rows, at);
            isKnown = value != null;
            a = value == null ? 0 : ((Number) value).longValue();
        }
        if (rightIsLong) {
            b = right.evalLong(rows, at);
        } else {
            Object value = right.eval(rows, at);
            isKnown &= value != null;
            b = value == null ? 0 : ((Number) value).longValue();
        }
        return isKnown ? apply(a, b, rows, at) : null;
    }

    abstract @Nullable Object apply(long a, long b, @Nullable Object[] rows, int at);

    /** A result that did not leave 64 bits. */
    final @Nullable Object inRange(long result, long a, String operator, long b, @Nullable Object[] rows, int at) {
        return type.holds(result) ? type.box(result) : outOfRange(a, operator, b, rows, at);
    }

    final @Nullable Object outOfRange(long a, String operator, long b, @Nullable Object[] rows, int at) {
        return report.uncomputable(a + " " + operator + " " + b + " leaves the range of " + type, rows, at);
    }

    final @Nullable Object byZero(long a, String operator, @Nullable Object[] rows, int at) {
        return report.uncomputable(a + " " + operator + " 0 divides by zero", rows, at);
    }
}
