package dev.millrace.engine.internal.aggregate;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/** Numbers of any type as decimals. */
final class ExactDecimals {

    /** Decimals that need more digits beside each other are as good as an overflow. */
    static final int MOST_DIGITS = 147_455;

    private ExactDecimals() {
    }

    /** A number as a decimal; null if it is NaN or infinite. A zero whose point is far away needs no digits, so it stands at the point. */
    static @Nullable BigDecimal of(Number value) {
        if (value instanceof BigDecimal decimal) {
            boolean isFar = decimal.scale() < 0 || decimal.scale() > MOST_DIGITS;
            return isFar && decimal.signum() == 0 ? BigDecimal.ZERO : decimal;
        } else if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            return Double.isFinite(number) ? new BigDecimal(number) : null;
        }
        return value instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(value.longValue());
    }

    /** How many digits stand before the point; negative if there are zeros after it first. */
    static long wholeDigits(BigDecimal value) {
        return value.precision() - (long) value.scale();
    }

    /** How many digits two numbers need beside each other, from the first of the greater to the last of the finer. */
    static long digits(BigDecimal a, BigDecimal b) {
        return Math.max(wholeDigits(a), wholeDigits(b)) + Math.max(a.scale(), b.scale());
    }
}
