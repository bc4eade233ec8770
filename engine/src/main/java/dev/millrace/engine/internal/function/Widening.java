package dev.millrace.engine.internal.function;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** Brings the numbers among which a function chooses to the type of its value. */
final class Widening {

    private final UnaryOperator<@Nullable Object> conversion;
    private final Report report;

    private Widening(UnaryOperator<@Nullable Object> conversion, Report report) {
        this.conversion = conversion;
        this.report = report;
    }

    /** To the common type of some values; null if its values are left as they are. */
    static @Nullable Widening to(Class<?> type, Report report) {
        UnaryOperator<@Nullable Object> conversion = conversion(type);
        return conversion == null ? null : new Widening(conversion, report);
    }

    private static @Nullable UnaryOperator<@Nullable Object> conversion(Class<?> type) {
        IntegerType integer = IntegerType.of(type);
        if (integer != null) {
            return value -> type.isInstance(value) || !(value instanceof Number number) ? value
                    : integer.box(number.longValue());
        } else if (type == Double.class) {
            return value -> value instanceof Number number && !(value instanceof Double)
                    ? (Object) number.doubleValue() : value;
        } else if (type == BigDecimal.class) {
            return value -> value instanceof Number number ? Decimals.exact(number) : value;
        }
        return null; // floats meet floats alone, and values of several types are what they are
    }

    @Nullable
    Object of(Object value, @Nullable Object[] rows, int at) {
        Object converted = conversion.apply(value);
        return converted != null ? converted : report.uncomputable(value + " is no decimal", rows, at);
    }

    /** Values of a type as values of the common one, which is one of the classes of numbers, or any other. */
    static Scalar widened(Class<?> to, Class<?> from, Scalar operand, Report report) {
        IntegerType integer = IntegerType.of(to);
        Widening widening = Widening.to(to, report);
        if (widening == null || from == to && (integer != null || to == Double.class)) {
            return operand;
        } else if (integer != null && operand.isLong()) {
            return Conversions.toInteger(integer, from, operand, report);
        } else if (to == Double.class && (operand.isLong() || operand.isDouble())) {
            return Conversions.toDouble(operand);
        }
        return new Unary(operand) {
            @Override
            @Nullable
            Object apply(Object value, @Nullable Object[] rows, int at) {
                return widening.of(value, rows, at);
            }
        };
    }
}
