package dev.millrace.query;

import java.math.BigDecimal;
import java.math.BigInteger;

import dev.millrace.query.ast.LiteralNode;

/** Constants of numbers, in the type of what they are reckoned with. */
final class Constants {

    private Constants() {
    }

    /**
     * A whole number as a constant of a type.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    static LiteralNode of(Class<?> type, long value) {
        if (type == Long.class) {
            return new LiteralNode(value);
        } else if (type == Double.class) {
            return new LiteralNode((double) value);
        } else if (type == Float.class) {
            return new LiteralNode((float) value);
        } else if (type == Integer.class && (int) value == value) {
            return new LiteralNode((int) value);
        } else if (type == Short.class && (short) value == value) {
            return new LiteralNode((short) value);
        } else if (type == Byte.class && (byte) value == value) {
            return new LiteralNode((byte) value);
        } else if (type == Integer.class || type == Short.class || type == Byte.class) {
            throw new IllegalArgumentException("The constant " + value + " was given where numbers are of type "
                    + type.getSimpleName() + ", which does not hold it; widen them first with toLong()");
        }
        return type == BigInteger.class ? new LiteralNode(BigInteger.valueOf(value))
                : new LiteralNode(BigDecimal.valueOf(value));
    }
}
