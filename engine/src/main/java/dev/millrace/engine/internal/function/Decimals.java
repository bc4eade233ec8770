package dev.millrace.engine.internal.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/** Decimals that stay as small as what they say: an exponent is never written out. */
final class Decimals {

    /** Of more digits there are none: it is an overflow. */
    static final int MOST_DIGITS = 147_455;

    private static final int MOST_OF_LONG = 19;
    private static final int SHOWN_DIGITS = 60;

    private Decimals() {
    }

    /**
     * A number as a decimal, null if it is infinite or none. A zero whose point is far away stands at the point, for it needs no
     * digits.
     */
    static @Nullable BigDecimal exact(Number value) {
        if (value instanceof BigDecimal decimal) {
            int scale = decimal.scale();
            return (scale < 0 || scale > MOST_DIGITS) && decimal.signum() == 0 ? BigDecimal.ZERO : decimal;
        } else if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            return Double.isFinite(number) ? new BigDecimal(number) : null;
        }
        return value instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(value.longValue());
    }

    /** Whether two numbers need too many digits beside each other, from the first of the greater to the last of the finer. */
    static boolean areFarApart(BigDecimal a, BigDecimal b) {
        long whole = Math.max(wholeDigits(a), wholeDigits(b));
        return whole + Math.max(a.scale(), b.scale()) > MOST_DIGITS;
    }

    /** How many digits stand before the point; negative if there are zeros after it first. */
    private static long wholeDigits(BigDecimal value) {
        return value.precision() - (long) value.scale();
    }

    /** A number without a fraction. */
    static BigDecimal whole(BigDecimal value, RoundingMode mode) {
        if (value.scale() <= 0) {
            return value;
        }
        // Below 1 every number rounds as a tenth of its sign does, and that has no power of ten to divide by.
        BigDecimal near = wholeDigits(value) > 0 ? value : BigDecimal.valueOf(value.signum(), 1);
        return near.setScale(0, mode);
    }

    /** A number of at most so many decimal places, halves away from zero. */
    static BigDecimal rounded(BigDecimal value, int places) {
        if (value.scale() <= places) {
            return value;
        }
        // What begins below the place is less than half of it, and a place of billions of zeros is not to be written out.
        return wholeDigits(value) < -(long) places ? BigDecimal.ZERO : value.setScale(places, RoundingMode.HALF_UP);
    }

    /** The integer that a number is without its fraction, null if that needs more than 64 bits. */
    static @Nullable Long integer(BigDecimal value) {
        if (value.signum() == 0 || wholeDigits(value) <= 0) {
            return 0L;
        } else if (wholeDigits(value) > MOST_OF_LONG) {
            return null;
        }
        BigInteger integer = value.toBigInteger();
        return integer.bitLength() < Long.SIZE ? (Long) integer.longValue() : null;
    }

    /** A number as far as it can be read. */
    static String shown(Number value) {
        BigDecimal exact = exact(value);
        return exact == null || exact.precision() <= SHOWN_DIGITS ? value.toString()
                : "a number of " + exact.precision() + " digits and scale " + exact.scale();
    }
}
