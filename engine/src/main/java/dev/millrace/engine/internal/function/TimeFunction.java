package dev.millrace.engine.internal.function;

import java.time.DateTimeException;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** A function of a time and perhaps another operand; null where the result is out of range. */
final class TimeFunction {

    private TimeFunction() {
    }

    /** What is computed of a time. It may throw a {@code DateTimeException} or an {@code ArithmeticException}. */
    @FunctionalInterface
    interface OfOne {
        Object of(Object time);
    }

    /** What is computed of a time and another value. It may throw as {@link OfOne} may. */
    @FunctionalInterface
    interface OfTwo {
        Object of(Object time, Object other);
    }

    static Scalar of(Scalar operand, String word, Report report, OfOne function) {
        return new Unary(operand) {
            @Override
            @Nullable
            Object apply(Object value, @Nullable Object[] rows, int at) {
                try {
                    return function.of(value);
                } catch (DateTimeException | ArithmeticException e) {
                    return report.failed(outOfRange(word + " of " + value, e), rows, at);
                }
            }
        };
    }

    static Scalar of(Scalar left, Scalar right, String word, Report report, OfTwo function) {
        return new Binary(left, right) {
            @Override
            @Nullable
            Object apply(Object a, Object b, @Nullable Object[] rows, int at) {
                try {
                    return function.of(a, b);
                } catch (DateTimeException | ArithmeticException e) {
                    return report.failed(outOfRange(a + " " + word + " " + b, e), rows, at);
                }
            }
        };
    }

    private static DateTimeException outOfRange(String what, RuntimeException cause) {
        return new DateTimeException(what + " is out of range: " + cause.getMessage(), cause);
    }
}
