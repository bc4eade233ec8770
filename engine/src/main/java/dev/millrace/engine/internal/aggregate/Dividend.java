package dev.millrace.engine.internal.aggregate;

import java.util.Arrays;

/**
 * A number of any length that is summed up of products, and then divided once: what a variance is made of. Used again from result to
 * result, without objects once it has been as long.
 */
final class Dividend {

    private static final int LIMB_BITS = 32;
    private static final long LIMB_MASK = 0xffff_ffffL;

    /** Limbs of 32 bits, the lowest first; their upper halves take up the carries and borrows of all products. */
    private long[] limbs = {};
    private int size;

    /** Begins with zero, of so many limbs at most. */
    void begin(int most) {
        size = most + 1; // the upper half of the last product is above it
        if (limbs.length < size) {
            limbs = new long[size];
        }
        Arrays.fill(limbs, 0, size, 0);
    }

    /**
     * Adds a product, or subtracts it.
     *
     * @param limb where it begins
     * @param a less than 2^32, at least -2^31
     * @param b likewise
     * @param sign 1 or -1
     */
    void add(int limb, long a, long b, int sign) {
        long product = a * b;
        limbs[limb] += sign * (product & LIMB_MASK);
        limbs[limb + 1] += sign * (a < 0 != b < 0 ? product >> LIMB_BITS : product >>> LIMB_BITS);
    }

    /**
     * The double nearest to this times {@code 2^exponent}, divided.
     *
     * @param divisor positive, less than 2^62
     */
    double divided(long divisor, int exponent) {
        carry();
        int bit = highestBit();
        if (bit < 0) {
            return 0;
        }
        long quotient = 0;
        long rest = 0;
        while (quotient >= 0) { // until 64 bits of it are known
            rest = rest << 1 | (bit < 0 ? 0 : limbs[bit / LIMB_BITS] >>> bit % LIMB_BITS & 1);
            quotient <<= 1;
            if (rest >= divisor) {
                rest -= divisor;
                quotient |= 1;
            }
            bit--;
        }
        return Quotient.round(quotient, bit + 1 + exponent, rest != 0 || hasBitsTo(bit));
    }

    /** Passes the carries on. The number is not negative. */
    private void carry() {
        long carry = 0;
        for (int i = 0; i < size; i++) {
            long limb = limbs[i] + carry;
            limbs[i] = limb & LIMB_MASK;
            carry = limb >> LIMB_BITS;
        }
        if (carry != 0) {
            throw new IllegalStateException("the sum of the squares is less than the square of the sum allows");
        }
    }

    private int highestBit() {
        for (int i = size - 1; i >= 0; i--) {
            if (limbs[i] != 0) {
                return i * LIMB_BITS + Long.SIZE - 1 - Long.numberOfLeadingZeros(limbs[i]);
            }
        }
        return -1;
    }

    /** Whether any bit is set up to one. */
    private boolean hasBitsTo(int bit) {
        if (bit < 0) {
            return false;
        }
        int limb = bit / LIMB_BITS;
        for (int i = 0; i < limb; i++) {
            if (limbs[i] != 0) {
                return true;
            }
        }
        return (limbs[limb] & (2L << bit % LIMB_BITS) - 1) != 0;
    }
}
