package dev.millrace.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * An exact sum of {@link BigDecimal} values: whatever was added and removed again leaves no trace, not in the scale
 * either.
 *
 * <p>Values of extreme exponents are kept exactly too, at the cost of the digits they hold: only a sum that itself has more
 * than {@value #MAX_DIGITS} digits, without trailing zeros, is refused when it is read, whatever it is the sum of. Not
 * thread-safe.
 *
 * @since 0.1
 */
public final class DecimalSum {
    /** The digits of the longest sum; as many as the longest PostgreSQL numeric has. */
    public static final int MAX_DIGITS = 147_455;

    /** Scales up to this are added up directly; all decimals that are exactly doubles are within. */
    private static final int NEAR = 1_100;

    /** Beyond this many digits, a removal looks whether they are still needed. */
    private static final int MANY_DIGITS = 60;

    private BigDecimal near = BigDecimal.ZERO;
    /** What is not near: unscaled sums by scale, none of them zero. */
    private @Nullable TreeMap<Integer, BigInteger> far;

    /** Makes the sum of no values, 0. */
    public DecimalSum() {}

    /**
     * Adds a value.
     *
     * @param value the value
     */
    public void add(BigDecimal value) {
        if (isNear(value)) {
            near = near.add(value);
        } else {
            addStripped(CanonicalForm.strip(value));
        }
    }

    /**
     * Removes a value that was added.
     *
     * @param value the value
     */
    public void remove(BigDecimal value) {
        if (isNear(value)) {
            BigDecimal rest = near.subtract(value);
            near = rest.precision() > MANY_DIGITS ? CanonicalForm.strip(rest) : rest;
        } else {
            addStripped(CanonicalForm.strip(value).negate());
        }
    }

    private static boolean isNear(BigDecimal value) {
        return value.scale() <= NEAR && value.scale() >= -NEAR;
    }

    private void addStripped(BigDecimal value) {
        if (isNear(value)) {
            near = near.add(value);
            return;
        }
        TreeMap<Integer, BigInteger> sums = far == null ? new TreeMap<>() : far;
        BigInteger sum = sums.getOrDefault(value.scale(), BigInteger.ZERO).add(value.unscaledValue());
        if (sum.signum() == 0) {
            sums.remove(value.scale());
        } else {
            sums.put(value.scale(), sum);
        }
        far = sums.isEmpty() ? null : sums;
    }

    /**
     * Gives the sum without trailing zeros.
     *
     * @return the exact sum
     * @throws ArithmeticException if it has more than {@value #MAX_DIGITS} digits
     */
    public BigDecimal sum() {
        BigDecimal sum = CanonicalForm.strip(far == null ? near : withFar(far));
        if (sum.precision() > MAX_DIGITS) {
            throw tooLong(sum, sum);
        }
        return sum;
    }

    /**
     * Gives the average: the exact sum divided by the count, in {@link MathContext#DECIMAL128} and without trailing
     * zeros.
     *
     * @param count the number of values, at least 1
     * @return the average
     * @throws IllegalArgumentException if the count is not positive
     * @throws ArithmeticException as for {@link #sum}
     */
    public BigDecimal average(long count) {
        IntegerSum.requirePositive(count);
        return CanonicalForm.strip(sum().divide(BigDecimal.valueOf(count), MathContext.DECIMAL128));
    }

    /**
     * Adds up terms of any exponents, the greatest first. Terms too far apart to be aligned stay apart, as what is
     * between them may still cancel out.
     */
    private BigDecimal withFar(TreeMap<Integer, BigInteger> sums) {
        TreeMap<Integer, BigDecimal> terms = new TreeMap<>();
        sums.forEach((scale, unscaled) -> terms.put(scale, new BigDecimal(unscaled, scale)));
        BigDecimal nearTerm = CanonicalForm.strip(near);
        terms.merge(nearTerm.scale(), nearTerm, BigDecimal::add);
        Deque<BigDecimal> apart = new ArrayDeque<>();
        for (BigDecimal term : terms.values()) {
            BigDecimal last = apart.peekLast();
            // Terms without a gap between them may cancel out in their first digits, however many they have; and a 1 with zeros loses a digit.
            boolean aligns = last != null && term.signum() != 0
                    && (digits(last, term) <= MAX_DIGITS + 1 || Numbers.exponent(term) >= -1L - last.scale());
            BigDecimal sum = aligns ? CanonicalForm.strip(apart.removeLast().add(term)) : term;
            if (sum.signum() != 0) {
                apart.addLast(sum);
            }
        }
        if (apart.size() > 1) {
            throw tooLong(apart.getFirst(), apart.getLast());
        }
        return apart.isEmpty() ? BigDecimal.ZERO : apart.getFirst();
    }

    private static ArithmeticException tooLong(BigDecimal high, BigDecimal low) {
        return new ArithmeticException("The sum of decimals needs " + digits(high, low) + " digits, from " + brief(high)
                + " to " + brief(low) + "; at most " + MAX_DIGITS + " are kept: round the summed expression first");
    }

    /** The digits from the first of the two terms, none of them zero, to the last. */
    private static long digits(BigDecimal high, BigDecimal low) {
        return Math.max(Numbers.exponent(high), Numbers.exponent(low)) + low.scale() + 1;
    }

    private static String brief(BigDecimal value) {
        return value.round(new MathContext(3)).toString();
    }

    @Override
    public String toString() {
        return far == null ? sum().toString() : near + " and " + far.size() + " terms of extreme exponents";
    }
}
