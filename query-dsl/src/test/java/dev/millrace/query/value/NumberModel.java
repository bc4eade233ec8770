package dev.millrace.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A number as what it means: not finite, or a decimal with its exponent taken out where that is extreme. */
record NumberModel(int rank, BigDecimal value) implements Comparable<NumberModel> {
    private static final int NEGATIVE_INFINITY = -1;
    private static final int FINITE = 0;
    private static final int POSITIVE_INFINITY = 1;
    private static final int NAN = 2;

    static NumberModel of(Number number) {
        if (number instanceof BigDecimal decimal) {
            return new NumberModel(FINITE, decimal);
        }
        if (number instanceof BigInteger integer) {
            return new NumberModel(FINITE, new BigDecimal(integer));
        }
        if (number instanceof Double || number instanceof Float) {
            return ofDouble(number.doubleValue());
        }
        return new NumberModel(FINITE, new BigDecimal(number.toString()));
    }

    private static NumberModel ofDouble(double value) {
        if (Double.isNaN(value)) {
            return new NumberModel(NAN, BigDecimal.ZERO);
        }
        if (Double.isInfinite(value)) {
            return new NumberModel(value > 0 ? POSITIVE_INFINITY : NEGATIVE_INFINITY, BigDecimal.ZERO);
        }
        return new NumberModel(FINITE, new BigDecimal(value));
    }

    @Override
    public int compareTo(NumberModel other) {
        return rank != other.rank ? Integer.compare(rank, other.rank) : value.compareTo(other.value);
    }
}
