package dev.millrace.query.json.internal.text;

import java.math.BigDecimal;

/**
 * Reads decimals. {@link BigDecimal} prints exponents that it does not read back: those of scales near the least there is.
 */
public final class Decimals {

    private Decimals() {
    }

    /** Whether a JSON number has a fraction or an exponent. */
    public static boolean isFraction(String digits) {
        return digits.indexOf('.') >= 0 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0;
    }

    /**
     * The decimal of a JSON number, with the scale its digits tell.
     *
     * @param digits a JSON number
     * @throws NumberFormatException if the scale is none
     */
    public static BigDecimal parse(String digits) {
        int e = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        if (e < 0) {
            return new BigDecimal(digits);
        }
        BigDecimal mantissa = new BigDecimal(digits.substring(0, e));
        try {
            long scale = Math.subtractExact(mantissa.scale(), Long.parseLong(digits.substring(e + 1)));
            return new BigDecimal(mantissa.unscaledValue(), Math.toIntExact(scale));
        } catch (ArithmeticException | NumberFormatException beyond) {
            NumberFormatException refused = new NumberFormatException("its exponent is beyond what a decimal can have");
            refused.initCause(beyond);
            throw refused;
        }
    }
}
