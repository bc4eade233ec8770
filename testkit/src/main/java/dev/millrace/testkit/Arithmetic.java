package dev.millrace.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ScalarFunction;

/**
 * Arithmetic in one type of number. What is exact is computed in decimals of any size and must then fit the type; floating point
 * is that of the processor, and gives null where finite numbers lead to none.
 */
final class Arithmetic {

    /** Decimals of more digits are as good as an overflow: what keeps sums of them has as many. */
    static final int MOST_DIGITS = 147_455;

    private static final int MOST_OF_LONG = 19;

    private Arithmetic() {
    }

    /** The value of a function of numbers, none of them null. */
    static @Nullable Number apply(ScalarFunction function, Class<?> type, @Nullable Object[] values) {
        Number first = number(values[0]);
        if (type == Double.class || type == Float.class) {
            return floating(function, type, values, first);
        } else if (!isFinite(first)) {
            return null; // no exact number is infinite or not a number
        }
        BigDecimal a = exact(first);
        boolean ofTwo = values.length == 2 && function != ScalarFunction.ROUND;
        if (ofTwo && !isFinite(number(values[1]))) {
            return null;
        }
        BigDecimal b = ofTwo ? exact(number(values[1])) : BigDecimal.ZERO;
        return fitting(type, switch (function) {
            case TO_INT, TO_LONG -> whole(a, RoundingMode.DOWN);
            case TO_DECIMAL -> a;
            case PLUS -> digits(a, b) > MOST_DIGITS ? null : a.add(b);
            case MINUS -> digits(a, b) > MOST_DIGITS ? null : a.subtract(b);
            case TIMES -> product(a, b);
            case DIVIDE -> quotient(type, a, b);
            case MOD -> b.signum() == 0 || digits(a, b) > MOST_DIGITS ? null : a.remainder(b);
            case NEGATE -> a.negate();
            case ABS -> a.abs();
            case ROUND -> rounded(a, places(values));
            case FLOOR -> whole(a, RoundingMode.FLOOR);
            case CEIL -> whole(a, RoundingMode.CEILING);
            default -> throw new IllegalStateException("no arithmetic: " + function);
        });
    }

    /** How many digits two numbers need beside each other, from the first of the greater to the last of the finer. */
    static long digits(BigDecimal a, BigDecimal b) {
        long high = Math.max(a.precision() - (long) a.scale(), b.precision() - (long) b.scale());
        return high + Math.max(a.scale(), (long) b.scale());
    }

    private static @Nullable BigDecimal product(BigDecimal a, BigDecimal b) {
        if (a.signum() == 0 || b.signum() == 0) {
            return BigDecimal.ZERO;
        }
        long scale = (long) a.scale() + b.scale();
        return (long) a.precision() + b.precision() > MOST_DIGITS || (int) scale != scale ? null : a.multiply(b);
    }

    /** A whole number; one with an exponent is not written out, and one far below 1 is not divided by its power of ten. */
    private static BigDecimal whole(BigDecimal value, RoundingMode mode) {
        if (value.scale() <= 0) {
            return value;
        } else if (value.precision() <= value.scale()) {
            return BigDecimal.valueOf(value.signum(), 1).setScale(0, mode);
        }
        return value.setScale(0, mode);
    }

    private static @Nullable BigDecimal quotient(Class<?> type, BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            return null;
        }
        if (type != BigDecimal.class) {
            return new BigDecimal(a.toBigInteger().divide(b.toBigInteger()));
        }
        try {
            return a.divide(b, MathContext.DECIMAL128);
        } catch (ArithmeticException e) { // its exponent is beyond those there are
            return null;
        }
    }

    private static BigDecimal rounded(BigDecimal value, int places) {
        if (value.scale() <= places) {
            return value;
        }
        // A unit of more digits than the number has is not to be written out: of billions of digits there is none.
        boolean belowHalf = (long) value.precision() - value.scale() < -(long) places;
        return belowHalf ? BigDecimal.ZERO : value.setScale(places, RoundingMode.HALF_UP);
    }

    private static int places(@Nullable Object[] values) {
        return values.length == 1 ? 0 : (Integer) Objects.requireNonNull(values[1]);
    }

    private static @Nullable Number floating(ScalarFunction function, Class<?> type, @Nullable Object[] values,
            Number first) {
        double a = first.doubleValue();
        double b = values.length == 2 && function != ScalarFunction.ROUND ? number(values[1]).doubleValue() : 0;
        boolean divides = function == ScalarFunction.DIVIDE || function == ScalarFunction.MOD;
        if (divides && b == 0) {
            return null;
        }
        double result = switch (function) {
            case TO_DOUBLE -> a;
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDE -> a / b;
            case MOD -> a % b;
            case NEGATE -> -a;
            case ABS -> Math.abs(a);
            case ROUND -> Double.isFinite(a) ? rounded(new BigDecimal(a), places(values)).doubleValue() : a;
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            default -> throw new IllegalStateException("no arithmetic: " + function);
        };
        // The sum, product or quotient of two floats as doubles, rounded again, is what floats give.
        double inType = type == Float.class ? (float) result : result;
        boolean lost = !Double.isFinite(inType) && Double.isFinite(a) && Double.isFinite(b);
        return lost && function != ScalarFunction.TO_DOUBLE ? null : widened(type, inType);
    }

    /** An exact number in a type, null if it does not fit. */
    private static @Nullable Number fitting(Class<?> type, @Nullable BigDecimal value) {
        if (value == null || type == BigDecimal.class) {
            return value;
        }
        // What was rounded to zero may stand at a place beyond the range, but is zero.
        if (value.signum() != 0 && value.precision() - (long) value.scale() > MOST_OF_LONG) {
            return null;
        }
        BigInteger whole = value.toBigInteger();
        int bits =
                type == Long.class ? Long.SIZE : type == Integer.class ? Integer.SIZE : type == Short.class ? Short.SIZE
                        : Byte.SIZE;
        return whole.bitLength() < bits ? widened(type, whole.longValue()) : null;
    }

    /** A number that fits a type, in that type. */
    static Number widened(Class<?> type, Number value) {
        if (type == Long.class) {
            return value.longValue();
        } else if (type == Integer.class) {
            return value.intValue();
        } else if (type == Double.class) {
            return value.doubleValue();
        } else if (type == Float.class) {
            return value.floatValue();
        } else if (type == Short.class) {
            return value.shortValue();
        } else if (type == Byte.class) {
            return value.byteValue();
        }
        return type == BigDecimal.class ? exact(value) : value;
    }

    private static boolean isFinite(Number value) {
        return !(value instanceof Double || value instanceof Float) || Double.isFinite(value.doubleValue());
    }

    /** A finite number as a decimal. A zero whose point is far away needs no digits, so it stands at the point. */
    static BigDecimal exact(Number value) {
        if (value instanceof BigDecimal decimal) {
            boolean isFar = decimal.scale() < 0 || decimal.scale() > MOST_DIGITS;
            return decimal.signum() == 0 && isFar ? BigDecimal.ZERO : decimal;
        } else if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        return value instanceof Double || value instanceof Float ? new BigDecimal(value.doubleValue())
                : BigDecimal.valueOf(value.longValue());
    }

    private static Number number(@Nullable Object value) {
        return (Number) Objects.requireNonNull(value);
    }
}
