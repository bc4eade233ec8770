package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.ScalarFunction;

/** Arithmetic of integers of at most 64 bits. Overflow is read from the bits of the result. */
final class IntegerArithmetic {

    private IntegerArithmetic() {
    }

    static Scalar binary(ScalarFunction function, IntegerType type, Scalar left, Scalar right, Report report) {
        return switch (function) {
            case PLUS -> new Plus(type, left, right, report);
            case MINUS -> new Minus(type, left, right, report);
            case TIMES -> new Times(type, left, right, report);
            case DIVIDE -> new Divide(type, left, right, report);
            case MOD -> new Mod(type, left, right, report);
            case ROUND -> new IntegerRounding(type, left, right, report);
            default -> throw new IllegalArgumentException("no arithmetic of two integers: " + function);
        };
    }

    static Scalar unary(ScalarFunction function, IntegerType type, Scalar operand, Report report) {
        return switch (function) {
            case NEGATE -> new IntegerUnary(type, "negated,", operand, report) {
                @Override
                boolean wraps(long value) {
                    return value == Long.MIN_VALUE;
                }

                @Override
                long of(long value) {
                    return -value;
                }
            };
            case ABS -> new IntegerUnary(type, "the absolute value of", operand, report) {
                @Override
                boolean wraps(long value) {
                    return value == Long.MIN_VALUE;
                }

                @Override
                long of(long value) {
                    return Math.abs(value);
                }
            };
            case ROUND, FLOOR, CEIL -> operand; // whole already
            default -> throw new IllegalArgumentException("no arithmetic of one integer: " + function);
        };
    }

    private static final class Plus extends IntegerBinary {

        Plus(IntegerType type, Scalar left, Scalar right, Report report) {
            super(type, left, right, report);
        }

        @Override
        @Nullable
        Object apply(long a, long b, @Nullable Object[] rows, int at) {
            long sum = a + b;
            // Only numbers of one sign can leave 64 bits, and then the sum has the other one.
            return ((a ^ sum) & (b ^ sum)) < 0 ? outOfRange(a, "+", b, rows, at) : inRange(sum, a, "+", b, rows, at);
        }
    }

    private static final class Minus extends IntegerBinary {

        Minus(IntegerType type, Scalar left, Scalar right, Report report) {
            super(type, left, right, report);
        }

        @Override
        @Nullable
        Object apply(long a, long b, @Nullable Object[] rows, int at) {
            long difference = a - b;
            return ((a ^ b) & (a ^ difference)) < 0 ? outOfRange(a, "-", b, rows, at)
                    : inRange(difference, a, "-", b, rows, at);
        }
    }

    private static final class Times extends IntegerBinary {

        Times(IntegerType type, Scalar left, Scalar right, Report report) {
            super(type, left, right, report);
        }

        @Override
        @Nullable
        Object apply(long a, long b, @Nullable Object[] rows, int at) {
            long product = a * b;
            // The upper half of all 128 bits must be nothing but the sign of the lower one.
            return Math.multiplyHigh(a, b) != product >> 63 ? outOfRange(a, "*", b, rows, at)
                    : inRange(product, a, "*", b, rows, at);
        }
    }

    private static final class Divide extends IntegerBinary {

        Divide(IntegerType type, Scalar left, Scalar right, Report report) {
            super(type, left, right, report);
        }

        @Override
        @Nullable
        Object apply(long a, long b, @Nullable Object[] rows, int at) {
            if (b == 0) {
                return byZero(a, "/", rows, at);
            }
            return a == Long.MIN_VALUE && b == -1 ? outOfRange(a, "/", b, rows, at)
                    : inRange(a / b, a, "/", b, rows, at);
        }
    }

    private static final class Mod extends IntegerBinary {

        Mod(IntegerType type, Scalar left, Scalar right, Report report) {
            super(type, left, right, report);
        }

        @Override
        @Nullable
        Object apply(long a, long b, @Nullable Object[] rows, int at) {
            return b == 0 ? byZero(a, "%", rows, at) : inRange(a % b, a, "%", b, rows, at);
        }
    }
}
