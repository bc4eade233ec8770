package dev.millrace.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** One hash for equal numbers of any type. */
final class NumberHash {
    /*
     * Every finite number of the domain is a fraction u / (2^i * 5^j). Its hash is that fraction in the field of
     * integers modulo the prime P = 2^61 - 1, in which 2 and 5 have inverses: equal fractions give equal residues
     * however they are written, so no number is converted to the type of another and no trailing zero needs
     * stripping. Below P an integer is its own residue, and multiplying by a power of two is a rotation of 61 bits.
     * The sign stays outside.
     */
    private static final int BITS = 61;
    private static final long P = (1L << BITS) - 1;
    private static final BigInteger BIG_P = BigInteger.valueOf(P);
    private static final long TENTH = BigInteger.TEN.modInverse(BIG_P).longValue();

    private static final int NAN = 0x7ff80000;
    private static final int INFINITY = 0x7ff00000;

    private static final int FRACTION_BITS = 52;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
    /** Weight of the lowest bit of a double with the exponent field 0, less one. */
    private static final int EXPONENT_BIAS = 1075;

    private NumberHash() {}

    static int of(Number value) {
        if (Numbers.isIntegral(value)) {
            return of(value.longValue());
        }
        if (Numbers.isFloating(value)) {
            return of(value.doubleValue());
        }
        return value instanceof BigInteger integer ? of(integer) : of((BigDecimal) value);
    }

    static int of(long value) {
        return Long.hashCode(-P < value && value < P ? value : value % P);
    }

    static int of(double value) {
        long whole = (long) value;
        // The cast saturates, so the upper bound of long must be told from 2^63.
        if (whole == value && whole != Long.MAX_VALUE) {
            return of(whole);
        }
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NAN : value > 0 ? INFINITY : -INFINITY;
        }
        long bits = Double.doubleToRawLongBits(value);
        int field = (int) (bits >>> FRACTION_BITS) & 0x7ff;
        long mantissa = field == 0 ? (bits & FRACTION_MASK) << 1 : (bits & FRACTION_MASK) | (1L << FRACTION_BITS);
        return signed(bits, timesPowerOfTwo(mantissa, field - EXPONENT_BIAS));
    }

    private static int of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : signed(value.signum(), residue(value));
    }

    private static int of(BigDecimal value) {
        if (value.scale() == 0) {
            return of(value.unscaledValue());
        }
        long power = value.scale() > 0 ? power(TENTH, value.scale()) : power(10, -(long) value.scale());
        return signed(value.signum(), multiply(residue(value.unscaledValue()), power));
    }

    private static int signed(long sign, long residue) {
        return Long.hashCode(sign < 0 ? -residue : residue);
    }

    private static long residue(BigInteger value) {
        return value.bitLength() < Long.SIZE ? Math.abs(value.longValue() % P) : value.abs().mod(BIG_P).longValue();
    }

    private static long timesPowerOfTwo(long value, int exponent) {
        int shift = Math.floorMod(exponent, BITS);
        return shift == 0 ? value : ((value << shift) & P) | (value >>> (BITS - shift));
    }

    private static long power(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return result;
    }

    /** The product of two residues: as 2^61 is 1, the bits above the 61st are added to those below. */
    private static long multiply(long a, long b) {
        long low = a * b;
        long high = Math.multiplyHigh(a, b) << (Long.SIZE - BITS) | low >>> BITS;
        long sum = (low & P) + high;
        return sum >= P ? sum - P : sum;
    }
}
