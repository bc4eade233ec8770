package dev.millrace.engine.internal.function;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.ScalarFunction;

/** Numbers in another type. */
final class Conversions {

    private Conversions() {
    }

    /** A number in a type of integers, towards zero. */
    static Scalar toInteger(IntegerType to, Class<?> from, Scalar operand, Report report) {
        IntegerType narrow = IntegerType.of(from);
        if (narrow != null && operand.isLong() && to.holdsAll(narrow)) {
            return new WidenedLong(to, operand);
        } else if (narrow != null) {
            return new IntegerUnary(to, "the number", operand, report) {
                @Override
                long of(long value) {
                    return value;
                }
            };
        }
        return new Unary(operand) {
            @Override
            @Nullable
            Object apply(Object value, @Nullable Object[] rows, int at) {
                Long integer = integer((Number) value);
                return integer != null && to.holds(integer) ? to.box(integer)
                        : report.uncomputable(Decimals.shown((Number) value) + " leaves the range of " + to, rows, at);
            }
        };
    }

    private static @Nullable Long integer(Number value) {
        if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            return number >= -0x1p63 && number < 0x1p63 ? (Long) (long) number : null;
        }
        BigDecimal exact = Decimals.exact(value);
        return exact == null ? null : Decimals.integer(exact);
    }

    /** The nearest double to a number. */
    static Scalar toDouble(Scalar operand) {
        if (operand.isLong() || operand.isDouble()) {
            return new WidenedDouble(operand);
        }
        return new Unary(operand) {
            @Override
            Object apply(Object value, @Nullable Object[] rows, int at) {
                return value instanceof Double ? value : (Object) ((Number) value).doubleValue();
            }
        };
    }

    /** A number as a decimal. */
    static Scalar toDecimal(Scalar operand, Report report) {
        if (!operand.isLong()) {
            return DecimalArithmetic.unary(ScalarFunction.TO_DECIMAL, operand, report);
        }
        return new Scalar() {
            @Override
            public Object eval(@Nullable Object[] rows, int at) {
                return BigDecimal.valueOf(operand.evalLong(rows, at));
            }
        };
    }

    /** Integers that are never null, in a type that holds them all. */
    private static final class WidenedLong extends Scalar {
        private final IntegerType type;
        private final Scalar operand;

        WidenedLong(IntegerType type, Scalar operand) {
            this.type = type;
            this.operand = operand;
        }

        @Override
        public Object eval(@Nullable Object[] rows, int at) {
            return type.box(operand.evalLong(rows, at));
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public long evalLong(@Nullable Object[] rows, int at) {
            return operand.evalLong(rows, at);
        }
    }

    /** Numbers that are never null, as doubles. */
    private static final class WidenedDouble extends Scalar {
        private final Scalar operand;
        private final boolean operandIsLong;

        WidenedDouble(Scalar operand) {
            this.operand = operand;
            this.operandIsLong = operand.isLong();
        }

        @Override
        public Object eval(@Nullable Object[] rows, int at) {
            return evalDouble(rows, at);
        }

        @Override
        public boolean isDouble() {
            return true;
        }

        @Override
        public double evalDouble(@Nullable Object[] rows, int at) {
            return operandIsLong ? operand.evalLong(rows, at) : operand.evalDouble(rows, at);
        }
    }
}
