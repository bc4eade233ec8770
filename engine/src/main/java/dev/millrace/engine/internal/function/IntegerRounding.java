package dev.millrace.engine.internal.function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** Rounds integers to tens, hundreds and so on where decimal places are negative; halves away from zero. */
final class IntegerRounding extends IntegerBinary {

    private static final long[] POWERS = new long[19];
    private static final long HALF_OF_TEN_TO_THE_19TH = 5_000_000_000_000_000_000L;

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    IntegerRounding(IntegerType type, Scalar value, Scalar places, Report report) {
        super(type, value, places, report);
    }

    @Override
    @Nullable
    Object apply(long value, long places, @Nullable Object[] rows, int at) {
        if (places >= 0) {
            return inRange(value, value, "rounded to", places, rows, at);
        } else if (-places >= POWERS.length) {
            // No long has half of the next power but one.
            boolean isUp = -places == POWERS.length
                    && (value >= HALF_OF_TEN_TO_THE_19TH || value <= -HALF_OF_TEN_TO_THE_19TH);
            return isUp ? outOfRange(value, "rounded to", places, rows, at)
                    : inRange(0, value, "rounded to", places, rows, at);
        }
        long unit = POWERS[(int) -places];
        long rest = value % unit;
        long towardsZero = value - rest;
        long result = 2 * Math.abs(rest) < unit ? towardsZero : towardsZero + (rest < 0 ? -unit : unit);
        return (result ^ value) < 0 && result != 0 ? outOfRange(value, "rounded to", places, rows, at)
                : inRange(result, value, "rounded to", places, rows, at);
    }
}
