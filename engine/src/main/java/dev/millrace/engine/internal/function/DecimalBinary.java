package dev.millrace.engine.internal.function;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** A function of two numbers, taken exactly; null where the result needs more digits or another exponent than decimals have. */
abstract class DecimalBinary extends Binary {

    private final String operator;
    private final Report report;

    DecimalBinary(String operator, Scalar left, Scalar right, Report report) {
        super(left, right);
        this.operator = operator;
        this.report = report;
    }

    @Override
    final @Nullable Object apply(Object left, Object right, @Nullable Object[] rows, int at) {
        BigDecimal a = Decimals.exact((Number) left);
        BigDecimal b = Decimals.exact((Number) right);
        if (a == null || b == null) {
            return report.uncomputable((a == null ? left : right) + " is no decimal", rows, at);
        } else if (divides() && b.signum() == 0) {
            return report.uncomputable(Decimals.shown(a) + " " + operator + " 0 divides by zero", rows, at);
        }
        BigDecimal result = result(a, b);
        return result != null ? result
                : report.uncomputable(
                        Decimals.shown(a) + " " + operator + " " + Decimals.shown(b) + " leaves the range of decimals",
                        rows, at);
    }

    private @Nullable BigDecimal result(BigDecimal a, BigDecimal b) {
        try {
            return of(a, b);
        } catch (ArithmeticException e) { // its exponent is beyond those there are
            return null;
        }
    }

    /** Whether a zero on the right is refused. */
    boolean divides() {
        return false;
    }

    /**
     * The result, null if it is out of range.
     *
     * @throws ArithmeticException if it is out of range
     */
    abstract @Nullable BigDecimal of(BigDecimal a, BigDecimal b);
}
