package dev.millrace.engine.internal.function;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** Rounds the exact value of a floating-point number to decimal places, halves away from zero, and then to the nearest number. */
final class FloatingRounding extends Binary {

    /** From here on numbers have no fractions. */
    private static final double ALL_WHOLE = 0x1p52;

    /** The powers of ten that are exact. */
    private static final double[] POWERS = new double[23];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private final FloatingType type;
    private final Report report;

    FloatingRounding(FloatingType type, Scalar value, Scalar places, Report report) {
        super(value, places);
        this.type = type;
        this.report = report;
    }

    @Override
    @Nullable
    Object apply(Object a, Object b, @Nullable Object[] rows, int at) {
        double value = ((Number) a).doubleValue();
        int places = (Integer) b;
        double result = type.rounded(rounded(value, places));
        return Double.isFinite(result) || !Double.isFinite(value) ? type.box(result)
                : report.uncomputable(value + " rounded to " + places + " places leaves the range of " + type, rows,
                        at);
    }

    /** A number without decimal places; never negative zero. */
    static double whole(double value) {
        double size = Math.abs(value);
        if (!(size < ALL_WHOLE)) {
            return value;
        }
        long towardsZero = (long) size;
        return signed(size - towardsZero < 0.5 ? towardsZero : towardsZero + 1, value);
    }

    static double rounded(double value, int places) {
        if (places == 0 || !Double.isFinite(value)) {
            return whole(value);
        }
        double size = Math.abs(value);
        if (places > 0 && places < POWERS.length && size * POWERS[places] < ALL_WHOLE / 2) {
            return signed(fraction(size, POWERS[places]), value);
        } else if (places < 0 && places > -POWERS.length && size < ALL_WHOLE) {
            return signed(tens(size, POWERS[-places]), value);
        }
        return Decimals.rounded(new BigDecimal(value), places).doubleValue();
    }

    /*
     * The exact product of a number and the power is the rounded one and an error that one multiply-add finds. Both the fraction of the
     * rounded product and a half are multiples of its last bit, and the error is at most half of that, so it only matters for
     * a fraction of exactly a half. Whole number and power are exact, so their quotient is rounded once, as the decimal would be.
     */
    private static double fraction(double size, double power) {
        double product = size * power;
        long towardsZero = (long) product;
        double rest = product - towardsZero;
        boolean isUp = rest > 0.5 || rest == 0.5 && Math.fma(size, power, -product) >= 0;
        return (isUp ? towardsZero + 1 : towardsZero) / power;
    }

    /** The remainder is exact, and so is all that is computed with whole numbers of this size. */
    private static double tens(double size, double power) {
        double rest = size % power;
        return rest < power - rest ? size - rest : size - rest + power;
    }

    private static double signed(double size, double sign) {
        return sign < 0 ? 0 - size : size;
    }
}
