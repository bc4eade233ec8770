package dev.millrace.engine.internal.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.ScalarFunction;

/** Arithmetic of decimals, exact but for quotients. */
final class DecimalArithmetic {

    private DecimalArithmetic() {
    }

    static Scalar binary(ScalarFunction function, Scalar left, Scalar right, Report report) {
        return switch (function) {
            case PLUS -> new DecimalBinary("+", left, right, report) {
                @Override
                @Nullable
                BigDecimal of(BigDecimal a, BigDecimal b) {
                    return Decimals.areFarApart(a, b) ? null : a.add(b);
                }
            };
            case MINUS -> new DecimalBinary("-", left, right, report) {
                @Override
                @Nullable
                BigDecimal of(BigDecimal a, BigDecimal b) {
                    return Decimals.areFarApart(a, b) ? null : a.subtract(b);
                }
            };
            case TIMES -> new DecimalBinary("*", left, right, report) {
                @Override
                @Nullable
                BigDecimal of(BigDecimal a, BigDecimal b) {
                    return product(a, b);
                }
            };
            case DIVIDE -> new DecimalBinary("/", left, right, report) {
                @Override
                boolean divides() {
                    return true;
                }

                @Override
                BigDecimal of(BigDecimal a, BigDecimal b) {
                    return a.divide(b, MathContext.DECIMAL128);
                }
            };
            case MOD -> new DecimalBinary("%", left, right, report) {
                @Override
                boolean divides() {
                    return true;
                }

                @Override
                @Nullable
                BigDecimal of(BigDecimal a, BigDecimal b) {
                    return Decimals.areFarApart(a, b) ? null : a.remainder(b);
                }
            };
            case ROUND -> new Rounding(left, right, report);
            default -> throw new IllegalArgumentException("no arithmetic of two decimals: " + function);
        };
    }

    static Scalar unary(ScalarFunction function, Scalar operand, Report report) {
        return switch (function) {
            case NEGATE -> new DecimalUnary(operand, report, BigDecimal::negate);
            case ABS -> new DecimalUnary(operand, report, BigDecimal::abs);
            case ROUND -> new DecimalUnary(operand, report, value -> Decimals.rounded(value, 0));
            case FLOOR -> new DecimalUnary(operand, report, value -> Decimals.whole(value, RoundingMode.FLOOR));
            case CEIL -> new DecimalUnary(operand, report, value -> Decimals.whole(value, RoundingMode.CEILING));
            case TO_DECIMAL -> new DecimalUnary(operand, report, value -> value);
            default -> throw new IllegalArgumentException("no arithmetic of one decimal: " + function);
        };
    }

    private static @Nullable BigDecimal product(BigDecimal a, BigDecimal b) {
        if (a.signum() == 0 || b.signum() == 0) {
            return BigDecimal.ZERO;
        }
        long scale = (long) a.scale() + b.scale();
        return (int) scale != scale || a.precision() + b.precision() > Decimals.MOST_DIGITS ? null : a.multiply(b);
    }

    /** A function of one number, taken exactly. */
    private static final class DecimalUnary extends Unary {
        private final Report report;
        private final UnaryOperator<BigDecimal> function;

        DecimalUnary(Scalar operand, Report report, UnaryOperator<BigDecimal> function) {
            super(operand);
            this.report = report;
            this.function = function;
        }

        @Override
        @Nullable
        Object apply(Object value, @Nullable Object[] rows, int at) {
            BigDecimal exact = Decimals.exact((Number) value);
            return exact == null ? report.uncomputable(value + " is no decimal", rows, at) : function.apply(exact);
        }
    }

    private static final class Rounding extends Binary {
        private final Report report;

        Rounding(Scalar value, Scalar places, Report report) {
            super(value, places);
            this.report = report;
        }

        @Override
        @Nullable
        Object apply(Object value, Object places, @Nullable Object[] rows, int at) {
            BigDecimal exact = Decimals.exact((Number) value);
            return exact == null ? report.uncomputable(value + " is no decimal", rows, at)
                    : Decimals.rounded(exact, (Integer) places);
        }
    }
}
