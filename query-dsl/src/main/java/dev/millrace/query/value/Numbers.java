package dev.millrace.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/**
 * Exact comparison of numbers of any two types of the domain: no operand is ever rounded to the type of the other.
 *
 * <p>NaN equals NaN and is above every other number; negative zero equals zero. The cost depends on the digits an
 * operand holds, never on its exponent: {@link BigDecimal#compareTo} looks at the exponents first and aligns only
 * operands of one magnitude.
 */
final class Numbers {
    private static final Set<Class<?>> TYPES = Set.of(
            byte.class, short.class, int.class, long.class, float.class, double.class,
            Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class,
            BigInteger.class, BigDecimal.class, Number.class);

    private Numbers() {}

    static boolean isNumber(Number value) {
        return isIntegral(value) || isFloating(value) || value instanceof BigDecimal || value instanceof BigInteger;
    }

    static boolean isNumberType(Class<?> type) {
        return TYPES.contains(type) || BigDecimal.class.isAssignableFrom(type)
                || BigInteger.class.isAssignableFrom(type);
    }

    /** Whether the value is exactly what its {@code longValue} says, by type. */
    static boolean isIntegral(Number value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    /** Whether the value is exactly what its {@code doubleValue} says, by type. */
    static boolean isFloating(Number value) {
        return value instanceof Double || value instanceof Float;
    }

    static int compare(Number a, Number b) {
        if (isIntegral(a)) {
            return compareLong(a.longValue(), b);
        }
        if (isFloating(a)) {
            return compareDouble(a.doubleValue(), b);
        }
        if (isIntegral(b)) {
            return -compareLong(b.longValue(), a);
        }
        if (isFloating(b)) {
            return -compareDouble(b.doubleValue(), a);
        }
        if (a instanceof BigInteger x && b instanceof BigInteger y) {
            return x.compareTo(y);
        }
        return decimal(a).compareTo(decimal(b));
    }

    static int compare(double a, double b) {
        if (a < b) {
            return -1;
        }
        if (a > b) {
            return 1;
        }
        return a == b ? 0 : Boolean.compare(Double.isNaN(a), Double.isNaN(b));
    }

    static boolean equal(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    static int compare(long a, double b) {
        if (Double.isNaN(b) || b >= 0x1p63) {
            return -1;
        }
        if (b < -0x1p63) {
            return 1;
        }
        long whole = (long) b;
        if (a != whole) {
            return a < whole ? -1 : 1;
        }
        double fraction = b - whole;
        return fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
    }

    private static int compareLong(long a, Number b) {
        if (isIntegral(b)) {
            return Long.compare(a, b.longValue());
        }
        if (isFloating(b)) {
            return compare(a, b.doubleValue());
        }
        if (b instanceof BigInteger y) {
            return y.bitLength() < Long.SIZE ? Long.compare(a, y.longValue()) : -y.signum();
        }
        return BigDecimal.valueOf(a).compareTo((BigDecimal) b);
    }

    private static int compareDouble(double a, Number b) {
        if (isFloating(b)) {
            return compare(a, b.doubleValue());
        }
        if (isIntegral(b)) {
            return -compare(b.longValue(), a);
        }
        if (!Double.isFinite(a)) {
            return a == Double.NEGATIVE_INFINITY ? -1 : 1;
        }
        return new BigDecimal(a).compareTo(decimal(b));
    }

    /** The power of ten of the first digit. */
    static long exponent(BigDecimal value) {
        return (long) value.precision() - value.scale() - 1;
    }

    /** The number as a decimal; it must not be a NaN or an infinity. */
    static BigDecimal decimal(Number value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        return isIntegral(value) ? BigDecimal.valueOf(value.longValue()) : new BigDecimal(value.doubleValue());
    }

    /** Whether the finite double is exactly the decimal. */
    static boolean isExactly(double candidate, BigDecimal value) {
        return Double.isFinite(candidate) && new BigDecimal(candidate).compareTo(value) == 0;
    }
}
