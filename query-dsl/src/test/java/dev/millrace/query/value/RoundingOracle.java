package dev.millrace.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * The double nearest to a fraction, found by exact comparison of its neighbours: independent of how the code under test
 * and the class library round.
 */
final class RoundingOracle {
    /** Half a unit in the last place above the greatest double: from here on the nearest double is an infinity. */
    private static final BigDecimal OVERFLOW = new BigDecimal(
            BigInteger.ONE.shiftLeft(1024).subtract(BigInteger.ONE.shiftLeft(970)));

    private RoundingOracle() {}

    static double nearest(BigDecimal dividend, long divisor) {
        BigDecimal count = BigDecimal.valueOf(divisor);
        if (dividend.abs().compareTo(OVERFLOW.multiply(count)) >= 0) {
            return dividend.signum() * Double.POSITIVE_INFINITY;
        }
        double guess = dividend.divide(count, new MathContext(40)).doubleValue();
        double best = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, guess));
        for (double candidate : new double[] {Math.nextDown(best), Math.nextUp(best)}) {
            if (Double.isFinite(candidate) && isBetter(candidate, best, dividend, count)) {
                best = candidate;
            }
        }
        return best == 0 ? 0.0 : best;
    }

    private static boolean isBetter(double candidate, double best, BigDecimal dividend, BigDecimal count) {
        int order = distance(candidate, dividend, count).compareTo(distance(best, dividend, count));
        return order < 0 || (order == 0 && (Double.doubleToLongBits(candidate) & 1) == 0);
    }

    /** The distance, times the count. */
    private static BigDecimal distance(double candidate, BigDecimal dividend, BigDecimal count) {
        return new BigDecimal(candidate).multiply(count).subtract(dividend).abs();
    }
}
