package dev.millrace.engine.internal.function;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.ScalarFunction;

/** Arithmetic of floats and doubles, as the processor does it. */
final class FloatingArithmetic {

    private FloatingArithmetic() {
    }

    static Scalar binary(ScalarFunction function, FloatingType type, Scalar left, Scalar right, Report report) {
        return switch (function) {
            case PLUS -> new FloatingBinary(type, "+", left, right, report) {
                @Override
                double of(double a, double b) {
                    return a + b;
                }
            };
            case MINUS -> new FloatingBinary(type, "-", left, right, report) {
                @Override
                double of(double a, double b) {
                    return a - b;
                }
            };
            case TIMES -> new FloatingBinary(type, "*", left, right, report) {
                @Override
                double of(double a, double b) {
                    return a * b;
                }
            };
            case DIVIDE -> new FloatingBinary(type, "/", left, right, report) {
                @Override
                boolean divides() {
                    return true;
                }

                @Override
                double of(double a, double b) {
                    return a / b;
                }
            };
            case MOD -> new FloatingBinary(type, "%", left, right, report) {
                @Override
                boolean divides() {
                    return true;
                }

                @Override
                double of(double a, double b) {
                    return a % b;
                }
            };
            case ROUND -> new FloatingRounding(type, left, right, report);
            default -> throw new IllegalArgumentException("no arithmetic of two floating-point numbers: " + function);
        };
    }

    static Scalar unary(ScalarFunction function, FloatingType type, Scalar operand) {
        return switch (function) {
            case NEGATE -> new FloatingUnary(type, operand) {
                @Override
                double of(double value) {
                    return -value;
                }
            };
            case ABS -> new FloatingUnary(type, operand) {
                @Override
                double of(double value) {
                    return Math.abs(value);
                }
            };
            case ROUND -> new FloatingUnary(type, operand) {
                @Override
                double of(double value) {
                    return FloatingRounding.whole(value);
                }
            };
            case FLOOR -> new FloatingUnary(type, operand) {
                @Override
                double of(double value) {
                    return Math.floor(value);
                }
            };
            case CEIL -> new FloatingUnary(type, operand) {
                @Override
                double of(double value) {
                    return Math.ceil(value);
                }
            };
            default -> throw new IllegalArgumentException("no arithmetic of one floating-point number: " + function);
        };
    }
}
