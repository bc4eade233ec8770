package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** A function of two floating-point numbers; integers among them are made such numbers before. */
abstract class FloatingBinary extends Scalar {

    private final FloatingType type;
    private final String operator;
    private final Scalar left;
    private final Scalar right;
    private final boolean leftIsDouble;
    private final boolean rightIsDouble;
    private final Report report;

    FloatingBinary(FloatingType type, String operator, Scalar left, Scalar right, Report report) {
        this.type = type;
        this.operator = operator;
        this.left = left.isLong() ? Conversions.toDouble(left) : left;
        this.right = right.isLong() ? Conversions.toDouble(right) : right;
        this.leftIsDouble = this.left.isDouble();
        this.rightIsDouble = this.right.isDouble();
        this.report = report;
    }

    @Override
    public final @Nullable Object eval(@Nullable Object[] rows, int at) {
        double a = 0;
        double b = 0;
        boolean isKnown = true;
        if (leftIsDouble) {
            a = left.evalDouble(rows, at);
        } else {
            Object value = left.eval(rows, at);
            isKnown = value != null;
            a = value == null ? 0 : ((Number) value).doubleValue();
        }
        if (rightIsDouble) {
            b = right.evalDouble(rows, at);
        } else {
            Object value = right.eval(rows, at);
            isKnown &= value != null;
            b = value == null ? 0 : ((Number) value).doubleValue();
        }
        return isKnown ? result(a, b, rows, at) : null;
    }

    private @Nullable Object result(double a, double b, @Nullable Object[] rows, int at) {
        if (b == 0 && divides()) {
            return report.uncomputable(a + " " + operator + " " + b + " divides by zero", rows, at);
        }
        double result = type.rounded(of(a, b));
        return Double.isFinite(result) || !Double.isFinite(a) || !Double.isFinite(b) ? type.box(result)
                : report.uncomputable(a + " " + operator + " " + b + " leaves the range of " + type, rows, at);
    }

    /** Whether a zero on the right is refused. */
    boolean divides() {
        return false;
    }

    abstract double of(double a, double b);
}
